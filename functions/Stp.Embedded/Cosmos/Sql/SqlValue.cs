using System.Globalization;
using System.Text.Json;

namespace Stp.Embedded.Cosmos.Sql;

internal enum SqlValueKind
{
    Null,
    Boolean,
    Integer,
    Real,
    Text,
    Array,

    /// <summary>What a column holds for a value that is neither a number nor a string; it occurs in continuations only.</summary>
    TypeName,
}

/// <summary>A constant of a query.</summary>
internal sealed record SqlValue
{
    public required SqlValueKind Kind { get; init; }

    public bool Boolean { get; init; }

    public long Integer { get; init; }

    public double Real { get; init; }

    public string Text { get; init; } = string.Empty;

    public IReadOnlyList<SqlValue> Items { get; init; } = [];

    public static SqlValue Null { get; } = new() { Kind = SqlValueKind.Null };

    public bool IsNumber => Kind is SqlValueKind.Integer or SqlValueKind.Real;

    /// <summary>
    /// SQLite shows true as 1, false as 0, and an object or array as its text. A number or string that could be mistaken for one of
    /// these must be compared together with its type.
    /// </summary>
    public bool NeedsType => Kind switch
    {
        SqlValueKind.Integer => Integer is 0 or 1,
        SqlValueKind.Real => Real is 0 or 1,
        SqlValueKind.Text => Text is ['{' or '[', ..],
        _ => false,
    };

    public static SqlValue Of(bool value) => new() { Kind = SqlValueKind.Boolean, Boolean = value };

    public static SqlValue Of(long value) => new() { Kind = SqlValueKind.Integer, Integer = value };

    public static SqlValue Of(double value) => new() { Kind = SqlValueKind.Real, Real = value };

    public static SqlValue Of(string value) => new() { Kind = SqlValueKind.Text, Text = value };

    public static SqlValue TypeName(string name) => new() { Kind = SqlValueKind.TypeName, Text = name };

    /// <summary>The number that a text of JSON's form says.</summary>
    public static SqlValue Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? Of(integer)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? Of(real)
        : throw GatewayFault.BadRequest($"{text} is not a number.");

    /// <summary>The value of a parameter.</summary>
    public static SqlValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => Number(element.GetRawText()),
        JsonValueKind.String => Of(element.GetString()!),
        JsonValueKind.Array => new SqlValue { Kind = SqlValueKind.Array, Items = [.. element.EnumerateArray().Select(From)] },
        _ => throw GatewayFault.NotSupported("an object as the value of a query parameter"),
    };
}
