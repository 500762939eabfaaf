using System.Text;
using System.Text.Json;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>An index over the strings in an array: a table of its own with a row for each, in the order of the documents' ids.</summary>
/// <remarks>
/// Kept by statements and not by triggers: a statement with a trigger first copies every page that it changes, which costs more than all
/// the rest. What is not a string is not in it.
/// </remarks>
internal sealed class ArrayIndex
{
    /// <summary>Column of the element.</summary>
    public const string Element = "element";

    /// <summary>Column of the document's id.</summary>
    public const string Id = "item_id";

    /// <summary>Column of the document's number.</summary>
    public const string Number = "item";

    private readonly string _insert;
    private readonly string _delete;
    private readonly string _stored;

    /// <summary>The index of one array.</summary>
    /// <param name="table">Name of the documents' table.</param>
    /// <param name="place">Which of its array indexes this is.</param>
    /// <param name="path">Where the array stands.</param>
    public ArrayIndex(string table, int place, JsonPath path)
    {
        Path = path;
        Name = $"{table}_a{place}";
        _insert = $"INSERT INTO {Name}({Element}, {Id}, {Number}) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
        _delete = $"DELETE FROM {Name} WHERE {Element} = ?1 AND {Id} = ?2 AND {Number} = ?3";
        _stored = $"SELECT json_extract(body, '{path.Sqlite}') FROM {table} WHERE number = ?1 AND json_type(body, '{path.Sqlite}') = 'array'";
    }

    public JsonPath Path { get; }

    /// <summary>Name of its table.</summary>
    public string Name { get; }

    /// <summary>The statement that makes the table.</summary>
    public string Schema =>
        $"CREATE TABLE {Name}({Element} TEXT, {Id} TEXT, {Number} INTEGER, PRIMARY KEY({Element}, {Id}, {Number})) WITHOUT ROWID";

    /// <summary>Text of the array in a stored document; empty where it has none.</summary>
    public byte[] Stored(SqliteSession session, long number)
    {
        using var call = session.Call(_stored);
        return call.Bind(1, number).Step() ? call.Utf8(0).ToArray() : [];
    }

    /// <summary>Adds the rows of a document.</summary>
    public void Insert(SqliteSession session, ReadOnlySpan<byte> array, ReadOnlySpan<byte> id, long number) => Each(_insert, session, array, id, number);

    /// <summary>Takes the rows of a document out.</summary>
    public void Delete(SqliteSession session, ReadOnlySpan<byte> array, ReadOnlySpan<byte> id, long number) => Each(_delete, session, array, id, number);

    private static void Each(string sql, SqliteSession session, ReadOnlySpan<byte> array, ReadOnlySpan<byte> id, long number)
    {
        if (array is not [(byte)'[', ..])
        {
            return;
        }

        var reader = new Utf8JsonReader(array, ItemReader.Options);
        for (reader.Read(); reader.Read() && reader.TokenType != JsonTokenType.EndArray; reader.Skip())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                var element = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
                using var call = session.Call(sql);
                call.Bind(1, element).Bind(2, id).Bind(3, number).Execute();
            }
        }
    }
}
