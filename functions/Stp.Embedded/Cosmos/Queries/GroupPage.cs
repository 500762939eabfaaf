using System.Buffers;
using System.Text;
using System.Text.Json;
using SQLitePCL;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Answers GROUP BY. The SDK merges what the service's partitions answer and gives no continuation, so here all groups are one page.</summary>
internal static class GroupPage
{
    /// <summary>More would be no page any more; it is refused and not cut.</summary>
    private const int MaxGroups = 100_000;

    public static QueryPage Read(SqliteSession session, ContainerInfo container, PageStatement statement, SqlSelect.Groups select)
    {
        using var call = statement.Groups(select).Call(session);
        var page = new QueryPage(container);
        while (call.Step())
        {
            if (page.Count == MaxGroups)
            {
                throw GatewayFault.NotSupported($"GROUP BY with more than {MaxGroups} groups");
            }

            Write(page.Add(), select, call);
        }

        return page;
    }

    private static void Write(IBufferWriter<byte> output, SqlSelect.Groups select, SqliteCall row)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        foreach (var (column, field) in select.Items.Index())
        {
            Write(json, field.Name, row, column);
        }

        json.WriteEndObject();
    }

    /// <summary>A value as <see cref="Items.IndexedValue"/> keeps it. What no document of the group has is left out.</summary>
    private static void Write(Utf8JsonWriter json, string name, SqliteCall row, int column)
    {
        switch (row.Kind(column))
        {
            case raw.SQLITE_INTEGER:
                json.WriteNumber(name, row.Integer(column));
                break;
            case raw.SQLITE_FLOAT:
                json.WriteNumber(name, row.Real(column));
                break;
            case raw.SQLITE_TEXT:
                json.WriteString(name, row.Utf8(column));
                break;
            case raw.SQLITE_BLOB when Encoding.ASCII.GetString(row.Utf8(column)) is "true" or "false" or "null":
                json.WritePropertyName(name);
                json.WriteRawValue(row.Utf8(column));
                break;
            case raw.SQLITE_BLOB:
                throw GatewayFault.NotSupported("GROUP BY, MIN or MAX of arrays and objects");
        }
    }
}
