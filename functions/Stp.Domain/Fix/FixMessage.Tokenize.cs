using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <content>The loop over the fields: the hot path. What is rare stands in the part about groups.</content>
public sealed partial class FixMessage
{
    /// <summary>Delimiters found ahead: enough for most messages in one go.</summary>
    private const int Ahead = 512;

    /// <summary>A power of two.</summary>
    private const int MessageTypes = 16;

    /// <summary>Where they are.</summary>
    private readonly int[] _ends = new int[Ahead];

    /// <summary>What stood before each of these delimiters the last time, apart for types of message whose names begin differently.</summary>
    private readonly FixGuess[] _guesses = new FixGuess[Ahead * MessageTypes];

    private readonly FixOpenLevel[] _levels = Array.ConvertAll(new byte[FixDictionary.MaxDepth + 1], _ => new FixOpenLevel());
    private readonly FixStamps _stamps = new();
    private FixOpenLevel _open;
    private FixChecks _checks;
    private int _depth;
    private int _firstGuess;

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

        return fault != FixFault.None ? fault : Place(10, envelope.Trailer + 3, envelope.Trailer + 6, raw.Length);
    }

    /// <summary>Reads the fields up to the trailer, which makes it safe to load eight bytes at the start of each without asking.</summary>
    private FixFault Tokenize(ReadOnlySpan<byte> raw, int trailer)
    {
        ref var origin = ref MemoryMarshal.GetReference(raw);
        var start = 0;
        var scanned = 0;
        while (start < trailer)
        {
            var found = FixScan.FindDelimiters(raw[..trailer], ref scanned, Delimiter, _ends);
            _firstGuess = start == 0 && found > 1 ? FirstGuess(raw[_ends[1]..]) : _firstGuess;
            for (var i = TakePlain(ref origin, 0, found, ref start); i < found; i = TakePlain(ref origin, i + 1, found, ref start))
            {
                if (_ends[i] < start)
                {
                    continue; // Inside data.
                }

                var fault = TakeOther(raw[..trailer], i, ref start);
                if (fault != FixFault.None)
                {
                    return fault;
                }
            }
        }

        return FixFault.None;
    }

    /// <summary>By the first byte of MsgType (35), which is the third field of every version; where it is not, guesses are wrong and no more.</summary>
    private static int FirstGuess(ReadOnlySpan<byte> behindBodyLength) => (behindBodyLength["|35=".Length] & (MessageTypes - 1)) * Ahead;

    /// <summary>
    /// Takes fields from the delimiter with index <paramref name="from"/> on, as long as they are plain ones, well-formed and seen for the
    /// first time in their entry. Returns the index of the delimiter behind the first one that is not.
    /// </summary>
    private int TakePlain(ref byte origin, int from, int to, ref int start)
    {
        var open = _open;
        var plain = open.Slots.Plain;
        ref var slots = ref MemoryMarshal.GetArrayDataReference(plain);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        ref var guesses = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_guesses), _firstGuess);
        ref var into = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_fields), _fieldCount);
        var tags = (uint)plain.Length;
        var instance = open.Instance;
        var stamp = open.Stamp;
        var mark = stamp + (uint)_fieldCount;
        var begin = start;
        to = Math.Min(to, from + MaxFields - _fieldCount);
        for (; from < to; from++)
        {
            var end = Unsafe.Add(ref ends, from);
            if (end <= begin)
            {
                break;
            }

            var tag = Unsafe.Add(ref guesses, from).Read(ref Unsafe.Add(ref origin, begin), out var value);
            value += begin;
            if (value >= end || tag >= tags)
            {
                break;
            }

            ref var slot = ref Unsafe.Add(ref slots, tag);
            if (slot >= stamp)
            {
                break;
            }

            slot = mark++;
            into = new FixField((int)tag, value, end - value, instance);
            into = ref Unsafe.Add(ref into, 1);
            begin = end + 1;
        }

        start = begin;
        _fieldCount = (int)(mark - stamp);
        return from;
    }

    private FixFault TakeOther(ReadOnlySpan<byte> raw, int index, ref int start)
    {
        var end = _ends[index];
        var value = 0;
        var tag = end == start ? 0 : (int)_guesses[_firstGuess + index].Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(raw), start), out value);
        if (tag == 0)
        {
            _culprit = new FixField(0, start, end - start, 0);
            return FixFault.FieldMalformed;
        }

        var fault = Place(tag, start + value, end, raw.Length);
        if (fault == FixFault.None)
        {
            start = _fields[_fieldCount - 1].Start + _fields[_fieldCount - 1].Length + 1;
        }

        return fault;
    }

    private void Reset(FixDictionary dictionary, FixChecks checks)
    {
        _open = _levels[0];
        if (_stamps.Begin(dictionary))
        {
            _open.Level = dictionary.Message;
            _open.Slots = _stamps.Of(dictionary.Message);
        }

        _open.Stamp = _stamps.Next();
        _checks = checks;
        _fieldCount = 0;
        _entryCount = 0;
        _culprit = default;
        _depth = 0;
        Delimiter = 0;
    }
}
