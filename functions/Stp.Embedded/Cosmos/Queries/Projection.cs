using System.Buffers;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Writes what SELECT asks of a document. Values are copied as text, so numbers stay as they were sent.</summary>
internal sealed class Projection
{
    private static readonly string[] SystemNames = ["_rid", "_self", "_etag", "_ts", "_attachments"];

    private readonly ContainerInfo _container;
    private readonly SqlSelect _select;
    private readonly byte[][] _names;
    private readonly bool _needsSystemProperties;

    public Projection(ContainerInfo container, SqlSelect select)
    {
        _container = container;
        _select = select;
        var fields = select switch
        {
            SqlSelect.Fields list => list.Items,
            SqlSelect.Value value => [(string.Empty, value.Path)],
            _ => [],
        };
        _names = [.. fields.Select(field => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(field.Name) + ":"))];
        _needsSystemProperties = fields.Any(field => SystemNames.Contains(field.Path.Names[0], StringComparer.Ordinal));
    }

    /// <summary>Adds the result of the row at which <paramref name="row"/> stands, if it has one.</summary>
    public void Write(QueryPage page, SqliteCall row)
    {
        var (number, tag, timestamp) = (row.Integer(0), row.Integer(1), row.Integer(2));
        var json = row.Utf8(3);
        if (_select is SqlSelect.Everything)
        {
            SystemProperties.Write(page.Add(), _container, json, number, tag, timestamp);
            return;
        }

        var document = _needsSystemProperties ? SystemProperties.Join(_container, json, number, tag, timestamp) : json.ToArray();
        if (_select is SqlSelect.Fields fields)
        {
            WriteFields(page.Add(), document, fields.Items);
        }
        else if (((SqlSelect.Value)_select).Path.TryFind(document, out var text))
        {
            page.Add().Write(text.Span);
        }
    }

    private void WriteFields(ArrayBufferWriter<byte> output, ReadOnlyMemory<byte> document, IReadOnlyList<(string Name, JsonPath Path)> fields)
    {
        var joint = "{"u8;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Path.TryFind(document, out var text))
            {
                output.Write(joint);
                output.Write(_names[i]);
                output.Write(text.Span);
                joint = ","u8;
            }
        }

        output.Write(joint is [(byte)'{'] ? "{}"u8 : "}"u8);
    }
}
