using System.Buffers.Binary;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>Resource ids (<c>_rid</c>) in the service's own form, which the SDK takes apart to know what a path names.</summary>
/// <remarks>4 bytes of database, 4 of container with the top bit set, 8 of document; base64 with '-' for '/'.</remarks>
internal static class ResourceId
{
    public static string Database(long number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checked((uint)number));
        return Encode(bytes);
    }

    public static string Container(long database, long container)
    {
        Span<byte> bytes = stackalloc byte[8];
        WriteContainer(bytes, database, container);
        return Encode(bytes);
    }

    public static string Document(long database, long container, long document)
    {
        Span<byte> bytes = stackalloc byte[16];
        WriteContainer(bytes, database, container);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], document);
        return Encode(bytes);
    }

    private static void WriteContainer(Span<byte> bytes, long database, long container)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checked((uint)database));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], checked((uint)container) | 0x8000_0000);
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
