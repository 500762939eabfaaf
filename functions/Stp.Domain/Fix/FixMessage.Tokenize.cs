using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <content>The loop over the fields: the hot path. What is rare stands in the part about groups.</content>
public sealed partial class FixMessage
{
    /// <summary>Delimiters found ahead: enough for most messages in one go.</summary>
    private const int Ahead = 512;

    /// <summary>Where they are.</summary>
    private readonly int[] _ends = new int[Ahead];

    private readonly FixShapes _shapes = new();
    private readonly FixOpenLevel[] _levels = Array.ConvertAll(new byte[FixDictionary.MaxDepth + 1], _ => new FixOpenLevel());
    private readonly FixStamps _stamps = new();

    /// <summary>Indexes of the fields that count the entries of a group.</summary>
    private readonly List<int> _counts = [];

    /// <summary>Indexes of the fields outside all groups, for a shape to learn.</summary>
    private readonly List<int> _ofMessage = [];

    private FixOpenLevel _open;
    private FixDictionary _dictionary = FixDictionary.Standard;
    private FixChecks _checks;
    private int _depth;

    /// <summary>Whether a field was read as data, so that its bytes are no matter of delimiters.</summary>
    private bool _hasData;

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

        var body = raw[..envelope.Trailer];
        var scanned = 0;
        var found = FixScan.FindDelimiters(body, ref scanned, Delimiter, _ends);
        var ends = scanned == body.Length ? _ends.AsSpan(0, found) : [];
        if (_shapes.Read(_dictionary, _checks, raw, ends, _fields) is { } known)
        {
            Take(known, found, envelope.Trailer);
            return FixFault.None;
        }

        fault = Tokenize(body, found, scanned);
        fault = fault == FixFault.None ? CloseGroups() : fault;
        fault = fault == FixFault.None ? Place(10, envelope.Trailer + 3, envelope.Trailer + 6, raw.Length) : fault;
        if (fault == FixFault.None && !_hasData && !ends.IsEmpty)
        {
            Learn(raw, ends);
        }

        return fault;
    }

    /// <summary>Takes what a shape says of its fields, which have been read.</summary>
    private void Take(FixShape shape, int found, int trailer)
    {
        _fields[found] = new FixField(10, trailer + 3, 3, 0);
        _fieldCount = found + 1;
        shape.Entries.CopyTo(_entries);
        _entryCount = shape.Entries.Length - 1;
        foreach (var index in shape.OfMessage)
        {
            _open.Note(_fields[index].Tag, index);
        }
    }

    private void Learn(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends)
    {
        _ofMessage.Clear();
        for (var index = 0; index < _fieldCount; index++)
        {
            if (_fields[index].Instance == 0 && _open.Find(_fields[index].Tag) == index)
            {
                _ofMessage.Add(index);
            }
        }

        _shapes.Next(raw, ends).Learn(
            _dictionary, _checks, raw, _fields.AsSpan(0, ends.Length), CollectionsMarshal.AsSpan(_counts),
            _entries.AsSpan(0, _entryCount + 1), CollectionsMarshal.AsSpan(_ofMessage));
    }

    /// <summary>Reads the fields up to the trailer, which makes it safe to load eight bytes at the start of each without asking.</summary>
    private FixFault Tokenize(ReadOnlySpan<byte> raw, int found, int scanned)
    {
        ref var origin = ref MemoryMarshal.GetReference(raw);
        for (var start = 0; start < raw.Length; found = FixScan.FindDelimiters(raw, ref scanned, Delimiter, _ends))
        {
            for (var i = TakePlain(ref origin, 0, found, ref start); i < found; i = TakePlain(ref origin, i + 1, found, ref start))
            {
                if (_ends[i] < start)
                {
                    continue; // Inside data.
                }

                var fault = TakeOther(raw, i, ref start);
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
        var open = _open;
        var plain = open.Slots.Plain;
        ref var slots = ref MemoryMarshal.GetArrayDataReference(plain);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_ends);
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

            var tag = FixTag.Read(ref Unsafe.Add(ref origin, begin), out var digits);
            var value = begin + digits + 1;
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
        var digits = 0;
        var tag = end == start ? 0 : (int)FixTag.Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(raw), start), out digits);
        if (tag == 0)
        {
            _culprit = new FixField(0, start, end - start, 0);
            return FixFault.FieldMalformed;
        }

        var fault = Place(tag, start + digits + 1, end, raw.Length);
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
        _dictionary = dictionary;
        _checks = checks;
        _counts.Clear();
        _hasData = false;
        _fieldCount = 0;
        _entryCount = 0;
        _culprit = default;
        _depth = 0;
        Delimiter = 0;
    }
}
