namespace Stp.Embedded.Cosmos.Items;

/// <summary>A document checked and ready to be stored.</summary>
/// <param name="Json">Its text as sent, without system properties.</param>
/// <param name="Id">Its id, UTF-8.</param>
/// <param name="PartitionKey">Its key as <see cref="PartitionKeyText"/> spells it.</param>
internal sealed record PreparedItem(ReadOnlyMemory<byte> Json, byte[] Id, byte[] PartitionKey);
