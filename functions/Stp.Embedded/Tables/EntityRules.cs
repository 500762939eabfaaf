using Azure.Data.Tables.Models;

namespace Stp.Embedded.Tables;

/// <summary>The limits of the service's data model, so that what works here works there.</summary>
internal static class EntityRules
{
    /// <summary>1 KiB of UTF-16.</summary>
    public const int MaxKeyChars = 512;

    /// <summary>64 KiB of UTF-16.</summary>
    public const int MaxTextChars = 32 * 1024;

    public const int MaxBinaryBytes = 64 * 1024;

    public const int MaxEntityBytes = 1024 * 1024;

    public const int MaxNameChars = 255;

    /// <summary>255 with the three of the system.</summary>
    public const int MaxProperties = 252;

    private static readonly DateTimeOffset FirstInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTableName(string name)
    {
        var valid = name is { Length: >= 3 and <= 63 } && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        if (!valid)
        {
            throw TableFault.Of(400, "InvalidResourceName", $"'{name}' is no name of a table: 3 to 63 letters and digits, a letter first.");
        }
    }

    public static void CheckKey(string property, string? key)
    {
        ArgumentNullException.ThrowIfNull(key, property);
        if (key.Length > MaxKeyChars)
        {
            throw TableFault.Of(400, TableErrorCode.KeyValueTooLarge, $"{property} has {key.Length} characters, more than {MaxKeyChars}.");
        }

        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                throw TableFault.Of(400, TableErrorCode.OutOfRangeInput, $"{property} '{key}' has one of / \\ # ? or a control character.");
            }
        }

        if (HasLoneSurrogate(key))
        {
            throw TableFault.Of(400, TableErrorCode.OutOfRangeInput, $"{property} is not valid Unicode.");
        }
    }

    public static void CheckProperties(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> properties)
    {
        if (properties.Count > MaxProperties)
        {
            throw TableFault.Of(400, TableErrorCode.TooManyProperties, $"{properties.Count} properties, more than {MaxProperties}.");
        }

        foreach (var (name, value) in properties)
        {
            CheckName(name);
            CheckValue(name, value);
        }

        var size = SizeOf(partitionKey, rowKey, properties);
        if (size > MaxEntityBytes)
        {
            var message = $"The entity '{partitionKey}', '{rowKey}' has {size} bytes, more than {MaxEntityBytes}.";
            throw TableFault.Of(400, TableErrorCode.EntityTooLarge, message);
        }
    }

    /// <summary>The size that the service counts: UTF-16 text, and a few bytes for each property.</summary>
    public static long SizeOf(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> properties) =>
        4 + (2L * (partitionKey.Length + rowKey.Length))
        + properties.Sum(property => 8 + (2L * property.Key.Length) + SizeOf(property.Value));

    private static long SizeOf(object value) => value switch
    {
        string text => 4 + (2L * text.Length),
        byte[] bytes => 4 + bytes.Length,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameChars)
        {
            throw TableFault.Of(
                400, TableErrorCode.PropertyNameTooLong, $"A property's name has {name.Length} characters, more than {MaxNameChars}.");
        }

        if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(character => character == '_' || char.IsLetterOrDigit(character)))
        {
            throw TableFault.Of(
                400, TableErrorCode.PropertyNameInvalid, $"'{name}' is no name of a property: letters, digits and _, no digit first.");
        }
    }

    private static void CheckValue(string name, object value)
    {
        if (value is string { Length: > MaxTextChars } or byte[] { Length: > MaxBinaryBytes })
        {
            throw TableFault.Of(400, TableErrorCode.PropertyValueTooLarge, $"The property '{name}' has more than 64 KiB.");
        }

        if (value is DateTimeOffset instant && instant < FirstInstant)
        {
            throw TableFault.Of(400, TableErrorCode.OutOfRangeInput, $"The property '{name}' is before {FirstInstant.Year}.");
        }

        if (value is string text && HasLoneSurrogate(text))
        {
            throw TableFault.Of(400, TableErrorCode.InvalidInput, $"The property '{name}' is not valid Unicode.");
        }
    }

    /// <summary>Half a character cannot be written in UTF-8: it would come back as another one.</summary>
    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
