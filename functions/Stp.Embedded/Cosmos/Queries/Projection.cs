using System.Buffers;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Writes what SELECT asks of a document.</summary>
internal sealed class Projection
{
    private static readonly string[] SystemNames = ["_rid", "_self", "_etag", "_ts", "_attachments"];

    private readonly ContainerInfo _container;
    private readonly FieldWriter? _fields;
    private readonly FieldFinder? _value;
    private readonly bool _needsSystemProperties;

    public Projection(ContainerInfo container, SqlSelect select)
    {
        _container = container;
        IReadOnlyList<JsonPath> paths = [];
        switch (select)
        {
            case SqlSelect.Fields list:
                _fields = new FieldWriter(list.Items);
                paths = [.. list.Items.Select(field => field.Path)];
                break;
            case SqlSelect.Value value:
                paths = [value.Path];
                _value = new FieldFinder(paths);
                break;
        }

        _needsSystemProperties = paths.Any(path => SystemNames.Contains(path.Names[0], StringComparer.Ordinal));
    }

    /// <summary>Adds the result of the row at which <paramref name="row"/> stands, if it has one.</summary>
    public void Write(QueryPage page, SqliteCall row)
    {
        var (number, tag, timestamp) = (row.Integer(0), row.Integer(1), row.Integer(2));
        var json = row.Utf8(3);
        if (_fields is null && _value is null)
        {
            SystemProperties.Write(page.Add(), _container, json, number, tag, timestamp);
            return;
        }

        var document = _needsSystemProperties ? SystemProperties.Join(_container, json, number, tag, timestamp).Span : json;
        if (_fields is not null)
        {
            _fields.Write(page.Add(), document);
            return;
        }

        Span<Range> found = stackalloc Range[1];
        _value!.Find(document, found);
        if (document[found[0]] is { IsEmpty: false } text)
        {
            page.Add().Write(text);
        }
    }
}
