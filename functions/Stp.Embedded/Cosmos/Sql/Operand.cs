using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>A path as SQLite expressions.</summary>
/// <param name="Value">The scalar; NULL where the path is missing.</param>
/// <param name="Type">Its type by the names of <c>json_type</c>; NULL where the path is missing.</param>
/// <param name="IsColumn">Whether the value is a column, where nothing but a number equals a number and nothing but a string a string.</param>
internal readonly record struct Operand(string Value, string Type, bool IsColumn)
{
    /// <summary>Whether the path exists.</summary>
    public string Defined => IsColumn ? $"{Value} IS NOT NULL" : $"{Type} IS NOT NULL";

    /// <summary>A path whose values stand in a column (see <see cref="IndexedValue"/>).</summary>
    public static Operand Column(string name) => new(name, $"CASE typeof({name}) WHEN 'blob' THEN CAST({name} AS TEXT) WHEN 'null' THEN NULL ELSE typeof({name}) END", IsColumn: true);

    /// <summary>A path that is looked up in the document. JSON's null is NULL too, true is 1, false is 0, and an object or array is its text.</summary>
    public static Operand Json(JsonPath path) => new($"json_extract(body, '{path.Sqlite}')", $"json_type(body, '{path.Sqlite}')", IsColumn: false);
}
