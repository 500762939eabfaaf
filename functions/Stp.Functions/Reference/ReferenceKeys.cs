using System.Globalization;
using System.Text;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Where a row of reference data stands in the table: partition <c>map|venue</c>, row <c>code</c> or <c>code|date</c>, all escaped.</summary>
/// <remarks>
/// A key may not have <c>/ \ # ?</c> and control characters, and has 512 characters at most; a venue's code may have anything.
/// So every character but letters, digits, <c>- _ . : +</c> and the blank is written <c>~</c> and its four hexadecimal digits.
/// </remarks>
internal static class ReferenceKeys
{
    /// <summary>Of a venue or a code: escaped five times as long at worst, it still fits a key.</summary>
    public const int MaxChars = 100;

    private const char Escape = '~';
    private const char Separator = '|';
    private const int HexDigits = 4;

    public static string Partition(ReferenceMap map, string venue) => $"{PartitionPrefix(map)}{Escaped(Normalised(map, venue))}";

    /// <summary>What every partition of a map begins with.</summary>
    public static string PartitionPrefix(ReferenceMap map) => $"{Name(map)}{Separator}";

    /// <summary>The row of a code, with the date from which it holds behind it.</summary>
    public static string Row(string code, DateOnly? validFrom) =>
        Escaped(code) + (validFrom is { } from ? string.Create(CultureInfo.InvariantCulture, $"{Separator}{from:yyyy-MM-dd}") : "");

    /// <summary>Throws <see cref="FormatException"/> where the row is none of reference data.</summary>
    public static (string Code, DateOnly? ValidFrom) ParseRow(string row)
    {
        var separator = row.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? (Unescaped(row), null)
            : (Unescaped(row[..separator]), DateOnly.ParseExact(row.AsSpan(separator + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>The map's name in routes and files: its own in lower case.</summary>
    public static string Name(ReferenceMap map) => map.ToString().ToLowerInvariant();

    /// <summary>Venue codes are lower case; the venue of a contract is a MIC and stays as it is.</summary>
    public static string Normalised(ReferenceMap map, string venue) =>
        map == ReferenceMap.Contracts ? venue.Trim() : venue.Trim().ToLowerInvariant();

    /// <summary>Throws <see cref="FormatException"/> where the partition is none of reference data.</summary>
    public static (ReferenceMap Map, string Venue) ParsePartition(string partition)
    {
        var separator = partition.IndexOf(Separator, StringComparison.Ordinal);
        foreach (var map in Enum.GetValues<ReferenceMap>())
        {
            if (separator > 0 && partition.AsSpan(0, separator).SequenceEqual(Name(map)))
            {
                return (map, Unescaped(partition[(separator + 1)..]));
            }
        }

        throw new FormatException($"'{partition}' is no partition of reference data.");
    }

    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '+' or ' ')
            {
                escaped.Append(character);
            }
            else
            {
                escaped.Append(Escape).Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    /// <summary>Throws <see cref="FormatException"/> where an escape is broken.</summary>
    public static string Unescaped(string key)
    {
        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != Escape)
            {
                text.Append(key[i]);
            }
            else if (i + HexDigits < key.Length
                && ushort.TryParse(key.AsSpan(i + 1, HexDigits), NumberStyles.AllowHexSpecifier, null, out var character))
            {
                text.Append((char)character);
                i += HexDigits;
            }
            else
            {
                throw new FormatException($"'{key}' has a broken escape.");
            }
        }

        return text.ToString();
    }
}
