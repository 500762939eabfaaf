using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>What the array indexes of a container hold of one document, so that it can be taken out again.</summary>
internal sealed class ArrayRows
{
    private readonly IReadOnlyList<ArrayIndex> _indexes;
    private readonly byte[] _id;
    private readonly long _number;
    private readonly byte[][] _arrays;

    private ArrayRows(IReadOnlyList<ArrayIndex> indexes, byte[] id, long number, byte[][] arrays) =>
        (_indexes, _id, _number, _arrays) = (indexes, id, number, arrays);

    /// <summary>The rows of a stored document.</summary>
    public static ArrayRows Of(SqliteSession session, ItemTable table, byte[] id, long number) =>
        new(table.Arrays, id, number, [.. table.Arrays.Select(index => index.Stored(session, number))]);

    /// <summary>Adds the rows of a new document.</summary>
    public static void Insert(SqliteSession session, ItemTable table, PreparedItem item, long number)
    {
        for (var i = 0; i < table.Arrays.Count; i++)
        {
            table.Arrays[i].Insert(session, item.Arrays[i].Span, item.Id, number);
        }
    }

    /// <summary>Makes them those of the document's next version; of none when it is deleted.</summary>
    public void Replace(SqliteSession session, PreparedItem? next)
    {
        for (var i = 0; i < _arrays.Length; i++)
        {
            var array = next is null ? default : next.Arrays[i].Span;
            if (!array.SequenceEqual(_arrays[i]))
            {
                _indexes[i].Delete(session, _arrays[i], _id, _number);
                _indexes[i].Insert(session, array, _id, _number);
            }
        }
    }
}
