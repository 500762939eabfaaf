using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Stp.Functions.Http.Contracts;

/// <summary>A parameter in the query string: how it is called, told and read.</summary>
internal abstract class QueryParameter(string name, string description, string example)
{
    public string Name => name;

    public string Description => description;

    /// <summary>A value that is one.</summary>
    public string Example => example;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The values in JSON Schema.</summary>
    public abstract JsonObject Schema { get; }

    /// <summary>The value of a text.</summary>
    /// <exception cref="RequestException">400: it is none.</exception>
    public abstract object? Read(string text);

    public static QueryParameter<string?> Text(string name, string description, string example) =>
        new(name, description, example, new JsonObject { ["type"] = "string", ["maxLength"] = QueryParameters.MaxLength }, "text", text => text);

    /// <summary>A date <c>yyyy-MM-dd</c>.</summary>
    public static QueryParameter<DateOnly?> Date(string name, string description, bool isRequired = false) => new(
        name,
        description,
        "2026-11-20",
        new JsonObject { ["type"] = "string", ["format"] = "date" },
        "a date yyyy-MM-dd",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null)
    {
        IsRequired = isRequired,
    };

    /// <summary>An instant with an offset (RFC 3339).</summary>
    public static QueryParameter<DateTimeOffset?> Instant(string name, string description) => new(
        name,
        description,
        "2026-11-20T18:00:00Z",
        new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        "an instant such as 2026-11-20T18:00:00Z",
        text => TryInstant(text, out var instant) ? instant : null);

    public static QueryParameter<int?> Number(string name, string description, int min, int max, string example) => new(
        name,
        description,
        example,
        new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max },
        max == int.MaxValue ? $"a number from {min}" : $"a number from {min} to {max}",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null);

    /// <summary>One of a few words.</summary>
    public static QueryParameter<string?> OneOf(string name, string description, params string[] words) => new(
        name,
        description,
        words[0],
        new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) },
        "one of " + string.Join(", ", words),
        text => words.Contains(text, StringComparer.Ordinal) ? text : null);

    /// <summary>A value of an enumeration, as JSON writes it; of all of them where none is named.</summary>
    public static QueryParameter<T?> OneOf<T>(string name, string description, params T[] values)
        where T : struct, Enum
    {
        var words = values.Length == 0 ? EnumText.All<T>() : [.. values.Select(EnumText.Of)];
        var text = OneOf(name, description, words);
        return new(name, description, words[0], text.Schema, text.Expected, word => words.Contains(word, StringComparer.Ordinal) ? EnumText.Parse<T>(word) : null);
    }

    private static bool TryInstant(string text, [NotNullWhen(true)] out DateTimeOffset? instant)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];
        var hasOffset = text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-';
        var isInstant = DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var parsed);
        instant = hasOffset && isInstant ? parsed : null;
        return instant is not null;
    }
}

/// <summary>A parameter of a type.</summary>
/// <typeparam name="T">The type of its values, with null for a parameter that is absent.</typeparam>
internal sealed class QueryParameter<T>(string name, string description, string example, JsonObject schema, string expected, Func<string, T?> read)
    : QueryParameter(name, description, example)
{
    /// <summary>The values in words.</summary>
    public string Expected => expected;

    public override JsonObject Schema => (JsonObject)schema.DeepClone();

    public override object? Read(string text) => read(text) is { } value ? value : throw RequestException.BadParameter(Name, expected);
}
