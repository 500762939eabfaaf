using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <content>The loop over the fields: the hot path. What is rare stands in the part about groups.</content>
public sealed partial class FixMessage
{
    /// <summary>A tag of one digit, the equals sign, a value of one byte.</summary>
    private const int MinFieldBytes = 3;

    /// <summary>Delimiters found ahead: enough for most messages in one go.</summary>
    private readonly int[] _ends = new int[512];

    private readonly FixOpenLevel[] _levels = new FixOpenLevel[FixDictionary.MaxDepth + 1];
    private readonly FixSlots _slots = new();
    private FixChecks _checks;
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

    /// <summary>Reads the fields up to the trailer, which makes it safe to load eight bytes at the start of each.</summary>
    private FixFault Tokenize(ReadOnlySpan<byte> raw, int trailer)
    {
        ref var origin = ref MemoryMarshal.GetReference(raw);
        var start = 0;
        var scanned = 0;
        while (start < trailer)
        {
            var found = FixScan.FindDelimiters(raw[..trailer], ref scanned, Delimiter, _ends);
            for (var i = TakePlain(ref origin, 0, found, ref start); i < found; i = TakePlain(ref origin, i + 1, found, ref start))
            {
                var end = _ends[i];
                if (end < start)
                {
                    continue; // Inside data.
                }

                var fault = TakeOther(ref origin, end, ref start);
                if (fault != FixFault.None)
                {
                    return fault;
                }
            }
        }

        return FixFault.None;
    }

    /// <summary>
    /// Takes fields from the delimiter with index <paramref name="from"/> on, as long as they are plain ones, well-formed and seen for the
    /// first time in their entry. Returns the index of the delimiter behind the first one that is not.
    /// </summary>
    private int TakePlain(ref byte origin, int from, int to, ref int start)
    {
        ref var fields = ref MemoryMarshal.GetArrayDataReference(_fields);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        ref readonly var open = ref _levels[_depth];
        var slots = open.Slots;
        var stamp = open.Stamp;
        var instance = open.Instance;
        var count = _fieldCount;
        var begin = start;
        to = Math.Min(to, from + MaxFields - count);
        for (; from < to; from++)
        {
            var end = Unsafe.Add(ref ends, from);
            if (end - begin < MinFieldBytes)
            {
                break;
            }

            var tag = FixTag.Read(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, begin)), out var digits);
            var value = begin + digits + 1;
            if ((uint)(tag - 1) >= (uint)(slots.Length - 1) || value >= end)
            {
                break;
            }

            ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), tag);
            if (slot >= stamp)
            {
                break;
            }

            slot = stamp | (uint)count;
            Unsafe.Add(ref fields, count) = new FixField(tag, value, end - value, instance);
            count++;
            begin = end + 1;
        }

        start = begin;
        _fieldCount = count;
        return from;
    }

    private FixFault TakeOther(ref byte origin, int end, ref int start)
    {
        var digits = 0;
        var tag = end - start < MinFieldBytes ? 0 : FixTag.Read(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, start)), out digits);
        var value = start + digits + 1;
        if (tag == 0 || value >= end)
        {
            _culprit = new FixField(0, start, end - start, 0);
            return FixFault.FieldMalformed;
        }

        var fault = Place(tag, value, end);
        if (fault == FixFault.None)
        {
            start = _fields[_fieldCount - 1].Start + _fields[_fieldCount - 1].Length + 1;
        }

        return fault;
    }

    private void Reset(FixDictionary dictionary, FixChecks checks)
    {
        _slots.Begin(dictionary);
        _checks = checks;
        _fieldCount = 0;
        _entryCount = 0;
        _culprit = default;
        _depth = 0;
        _messageStamp = _slots.NextStamp();
        _levels[0] = new FixOpenLevel { Level = dictionary.Message, Slots = _slots.Of(dictionary.Message), Stamp = _messageStamp };
        Delimiter = 0;
    }
}
