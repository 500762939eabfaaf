using System.Security.Cryptography;
using System.Text;

namespace Stp.Domain.Holding;

/// <summary>Names a held message by its content, so that a replay of it is the same exception and not another one.</summary>
public static class HoldFingerprint
{
    private const int FingerprintBytes = 16;
    private const byte Soh = 1;

    /// <summary>The tags that differ between the first sending of a message and its replays.</summary>
    private static readonly HashSet<int> Volatile = [9, 10, 34, 43, 52, 97, 122, 142, 143, 369];

    /// <summary>
    /// Reasons that are found once a report has told its identity. Only then is the same content the same report: of two messages that
    /// were cut off at the same place, or that carry no execution id, each may be another trade.
    /// </summary>
    private static readonly HashSet<string> Identified =
    [
        ReasonCodes.ActionUnknown, ReasonCodes.FieldMissing, ReasonCodes.SideInvalid, ReasonCodes.LotsInvalid, ReasonCodes.PriceInvalid, ReasonCodes.DateInvalid,
        ReasonCodes.TooManyLines, ReasonCodes.InstrumentUnmapped, ReasonCodes.ContractUnmapped, ReasonCodes.AccountUnmapped,
    ];

    /// <summary>32 hex digits of a SHA-256: of the fields except header volatiles for FIX that told its identity, of all bytes for anything else.</summary>
    /// <param name="venue">Venue code: the same bytes on two feeds are two exceptions.</param>
    /// <param name="raw">The message.</param>
    /// <param name="reason">Why it is held, one of <see cref="ReasonCodes"/>.</param>
    public static string Of(string venue, ReadOnlySpan<byte> raw, string reason)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(venue));
        hash.AppendData([0]);
        if (!Identified.Contains(reason) || !TryAppendFields(hash, raw))
        {
            hash.AppendData(raw);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));
    }

    /// <summary>The delimiter is normalized, so that a message pasted from a log is the one from the wire.</summary>
    private static bool TryAppendFields(IncrementalHash hash, ReadOnlySpan<byte> raw)
    {
        var end = raw.StartsWith("8="u8) ? raw.IndexOfAny(Soh, (byte)'|') : -1;
        if (end < 0 || !AllFieldsReadable(raw, raw[end]))
        {
            return false;
        }

        var delimiter = raw[end];
        foreach (var range in raw.Split(delimiter))
        {
            var field = raw[range];
            if (!field.IsEmpty && !Volatile.Contains(TagOf(field)))
            {
                hash.AppendData(field);
                hash.AppendData([Soh]);
            }
        }

        return true;
    }

    private static bool AllFieldsReadable(ReadOnlySpan<byte> raw, byte delimiter)
    {
        foreach (var range in raw.Split(delimiter))
        {
            if (!raw[range].IsEmpty && TagOf(raw[range]) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The tag of a field, 0 where there is none.</summary>
    private static int TagOf(ReadOnlySpan<byte> field)
    {
        var equals = field.IndexOf((byte)'=');
        return equals > 0 && Fix.FixValue.TryParseInt(field[..equals], out var tag) && tag > 0 ? tag : 0;
    }
}
