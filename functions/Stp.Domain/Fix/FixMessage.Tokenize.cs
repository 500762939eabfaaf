using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <content>The loop over the fields: the hot path. What is rare stands in the part about groups.</content>
public sealed partial class FixMessage
{
    /// <summary>Bits of a slot that hold the index of a field; the others hold the stamp.</summary>
    private const int IndexBits = 12;

    private const uint MaxStamp = uint.MaxValue >> IndexBits;

    /// <summary>Delimiters found ahead: enough for most messages in one go.</summary>
    private readonly int[] _ends = new int[512];

    /// <summary>
    /// By nesting depth and tag: where the tag was seen last, and in which entry (its stamp). A new stamp forgets them all, so
    /// that nothing needs to be cleared between messages or entries.
    /// </summary>
    private readonly uint[][] _slots = new uint[FixDictionary.MaxDepth + 1][];

    private readonly FixOpenLevel[] _levels = new FixOpenLevel[FixDictionary.MaxDepth + 1];
    private FixDictionary _dictionary = FixDictionary.Standard;
    private FixChecks _checks;
    private uint _stamp;
    private uint _messageStamp;
    private int _depth;

    /// <summary>Parses one message, from <c>8=</c> to the delimiter after CheckSum (which pasted text may lack).</summary>
    /// <param name="raw">The message; it must not change while this object's values are in use.</param>
    /// <param name="dictionary">The venue's groups and data fields.</param>
    /// <param name="checks">What to check besides the form.</param>
    /// <returns><see cref="FixFault.None"/> if the message can be read.</returns>
    public FixFault Parse(ReadOnlyMemory<byte> raw, FixDictionary dictionary, FixChecks checks)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        Hold(raw);
        Reset(dictionary, checks);
        return _fault = raw.Length > _maxBytes ? FixFault.TooLarge : Read(_raw.AsSpan(_rawStart, _rawLength));
    }

    private FixFault Read(ReadOnlySpan<byte> raw)
    {
        var envelope = default(FixEnvelope);
        var fault = envelope.Open(raw, _checks);
        Delimiter = envelope.Delimiter;
        if (fault != FixFault.None)
        {
            _culprit = envelope.Culprit;
            return fault;
        }

        fault = Tokenize(raw, envelope.Trailer);
        if (fault == FixFault.None)
        {
            fault = CloseGroups();
        }

        return fault != FixFault.None ? fault : Place(10, envelope.Trailer + 3, envelope.Trailer + 6);
    }

    /// <summary>Reads the fields up to the trailer. The trailer behind them makes it safe to load eight bytes at the start of each.</summary>
    private FixFault Tokenize(ReadOnlySpan<byte> raw, int trailer)
    {
        ref var origin = ref MemoryMarshal.GetReference(raw);
        var start = 0;
        var scanned = 0;
        while (start < trailer)
        {
            var found = FixScan.FindDelimiters(raw[..trailer], ref scanned, Delimiter, _ends);
            for (var i = 0; i < found; i++)
            {
                var end = _ends[i];
                if (end < start)
                {
                    continue; // Inside data.
                }

                if (end - start < 3)
                {
                    return Malformed(start, end);
                }

                var tag = ReadTag(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, start)), out var digits);
                var value = start + digits + 1;
                if (tag == 0 || value >= end)
                {
                    return Malformed(start, end);
                }

                var fault = Place(tag, value, end);
                if (fault != FixFault.None)
                {
                    return fault;
                }

                start = _fields[_fieldCount - 1].Start + _fields[_fieldCount - 1].Length + 1;
            }
        }

        return FixFault.None;
    }

    /// <summary>Reads <c>ddddd=</c> from eight bytes at once. 0 if there is no tag of one to five digits, the first not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadTag(ulong bytes, out int digits)
    {
        const ulong Ones = 0x0101010101010101;
        const ulong Zeros = Ones * '0';

        // The lowest set high bit marks the first '='.
        var other = bytes ^ (Ones * '=');
        digits = BitOperations.TrailingZeroCount((other - Ones) & ~other & (Ones * 0x80)) >> 3;
        if ((uint)(digits - 1) > 4 || (byte)bytes == '0')
        {
            return 0;
        }

        // Digits move to the high end, zeros fill the rest; then pairs, fours and eights are added up.
        var shift = 64 - (digits << 3);
        var number = ((bytes << shift) | (Zeros >> (64 - shift))) - Zeros;
        if (((number | (number + (Ones * 0x76))) & (Ones * 0x80)) != 0)
        {
            return 0;
        }

        number = (number * 10) + (number >> 8);
        return (int)((((number & 0x000000FF000000FF) * 0x000F424000000064) + (((number >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    private FixFault Malformed(int start, int end)
    {
        _culprit = new FixField(0, start, end - start, 0);
        return FixFault.FieldMalformed;
    }

    private void Reset(FixDictionary dictionary, FixChecks checks)
    {
        // All stamps of this message must differ, so there must be one for each field and to spare.
        if (_slots[0] is null || _stamp > MaxStamp - MaxFields - 2)
        {
            _slots[0] ??= new uint[FixDictionary.MaxTag + 1];
            foreach (var slots in _slots)
            {
                slots?.AsSpan().Clear();
            }

            _stamp = 0;
        }

        _dictionary = dictionary;
        _checks = checks;
        _fieldCount = 0;
        _entryCount = 0;
        _culprit = default;
        _depth = 0;
        _messageStamp = ++_stamp;
        _levels[0] = new FixOpenLevel { Level = dictionary.Message, Stamp = _stamp };
        Delimiter = 0;
    }
}
