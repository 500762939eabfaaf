using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>A path as SQLite expressions. They are written alike in queries and indexes, or the index would not be used.</summary>
/// <param name="Value">The scalar; NULL where the path is missing or null.</param>
/// <param name="Type">Its type by the names of <c>json_type</c>; NULL where the path is missing.</param>
internal readonly record struct Operand(string Value, string Type)
{
    public static Operand Of(JsonPath path) => path.Names switch
    {
        ["id"] => new Operand("id", "'text'"),
        ["_ts"] => new Operand("ts", "'integer'"),
        ["_rid" or "_self" or "_etag" or "_attachments"] => throw GatewayFault.NotSupported($"{path} in WHERE or ORDER BY"),
        _ => new Operand($"json_extract(body, '{path.Sqlite}')", $"json_type(body, '{path.Sqlite}')"),
    };
}
