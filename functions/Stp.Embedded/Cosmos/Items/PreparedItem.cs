using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>A document checked and ready to be stored.</summary>
/// <param name="Json">Its text as sent, without system properties.</param>
/// <param name="Id">Its id, UTF-8.</param>
/// <param name="PartitionKey">Its key as <see cref="PartitionKeyText"/> spells it.</param>
/// <param name="Indexed">Its values at the container's indexed paths.</param>
/// <param name="Arrays">Text of what it has at the container's indexed arrays; empty where it has nothing.</param>
internal sealed record PreparedItem(ReadOnlyMemory<byte> Json, byte[] Id, byte[] PartitionKey, IndexedValue[] Indexed, ReadOnlyMemory<byte>[] Arrays)
{
    /// <summary>Binds the indexed values to the columns of the container's table.</summary>
    public void BindIndexed(SqliteCall call)
    {
        for (var i = 0; i < Indexed.Length; i++)
        {
            Indexed[i].Bind(call, ItemTable.FirstColumnParameter + i);
        }
    }
}
