using System.Security.Cryptography;
using System.Text;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>Ids that are made of a name, so that the same name gives the same id again (RFC 9562, version 8).</summary>
internal static class DeterministicGuid
{
    private const int Bytes = 16, VersionByte = 6, VariantByte = 8;

    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, Bytes);
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0F) | 0x80);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
