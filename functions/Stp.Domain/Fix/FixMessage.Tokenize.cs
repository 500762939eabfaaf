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
    private readonly FixAnswers _memory = new();
    private readonly FixOpenLevel[] _levels = Array.ConvertAll(new byte[FixDictionary.MaxDepth + 1], _ => new FixOpenLevel());
    private readonly FixStamps _stamps = new();

    /// <summary>Indexes of the fields that count the entries of a group.</summary>
    private readonly List<int> _counts = [];

    private readonly FixOpenLevel _message;
    private FixOpenLevel _open;
    private FixDictionary _dictionary = FixDictionary.Standard;
    private FixChecks _checks;
    private int _depth;

    /// <summary>What is known of its kind.</summary>
    private short[] _answers = [];

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
        if (_shapes.Read(_dictionary, _checks, raw, ends, _fields, _open) is { } known)
        {
            Take(known, found);
            fault = Place(10, envelope.Trailer + 3, envelope.Trailer + 6, raw.Length);
            _answers = fault == FixFault.None ? _memory.Of(known, raw, _fields) : [];
            return fault;
        }

        _open.Stamp = _stamps.Next();
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
    private void Take(FixShape shape, int found)
    {
        _fieldCount = found;
        _entryCount = shape.Entries.Length - 1;
        shape.Entries.CopyTo(_entries);
    }

    private void Learn(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends) => _shapes.Next(raw, ends).Learn(
        _dictionary, _checks, raw, _fields.AsSpan(0, ends.Length), CollectionsMarshal.AsSpan(_counts), _entries.AsSpan(0, _entryCount + 1), _open);

    /// <summary>Reads the fields up to the trailer, which makes it safe to load eight bytes at the start of each without asking.</summary>
    private FixFault Tokenize(ReadOnlySpan<byte> raw, int found, int scanned)
    {
        ref var origin = ref MemoryMarshal.GetReference(raw);
        for (var start = 0; start < raw.Length; found = FixScan.FindDelimiters(raw, ref scanned, Delimiter, _ends))
        {
            for (var i = 0; i < found; i++)
            {
                var end = _ends[i];
                if (end < start)
                {
                    continue; // Inside data.
                }

                var digits = 0;
                var tag = end == start ? 0 : (int)FixTag.Read(ref Unsafe.Add(ref origin, start), out digits);
                if (tag == 0)
                {
                    _culprit = new FixField(0, start, end - start, 0);
                    return FixFault.FieldMalformed;
                }

                var fault = Place(tag, start + digits + 1, end, raw.Length);
                if (fault != FixFault.None)
                {
                    return fault;
                }

                start = _fields[_fieldCount - 1].End + 1;
            }
        }

        return FixFault.None;
    }

    private void Reset(FixDictionary dictionary, FixChecks checks)
    {
        _open = _message;
        _stamps.Begin(dictionary);
        _open.Level = dictionary.Message;
        _open.Slots = _stamps.Of(dictionary.Message);
        _open.Stamp = _stamps.Next();
        _dictionary = dictionary;
        _checks = checks;
        _answers = [];
        _counts.Clear();
        _hasData = false;
        _fieldCount = 0;
        _entryCount = 0;
        _culprit = default;
        _depth = 0;
        Delimiter = 0;
    }
}
