using System.Runtime.InteropServices;
using System.Text;

namespace Stp.Domain.Fix;

/// <summary>
/// One parsed message. Made once and used for many: it allocates nothing per field or message once warm. Not thread-safe.
/// Values are slices of the raw bytes, good until the next <see cref="Parse"/>.
/// </summary>
/// <remarks>
/// Group entries are named by an instance number, counted from 1 in the order in which they begin; 0 is the message itself.
/// </remarks>
public sealed partial class FixMessage
{
    /// <summary>Most fields in a message.</summary>
    public const int MaxFields = 1 << FixStamps.IndexBits;

    /// <summary>Most bytes in a message where the host does not set its own limit.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    private const int MaxShownValue = 40;

    private readonly int _maxBytes;
    private readonly FixField[] _fields = new FixField[MaxFields];
    private FixEntry[] _entries = new FixEntry[64];
    private byte[] _raw = [];
    private int _rawStart;
    private int _rawLength;
    private int _fieldCount;
    private int _entryCount;
    private FixFault _fault = FixFault.Empty;
    private FixField _culprit;

    /// <summary>Makes a message to parse into.</summary>
    /// <param name="maxBytes">Most bytes in a message; longer ones are <see cref="FixFault.TooLarge"/>.</param>
    public FixMessage(int maxBytes = DefaultMaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        _maxBytes = maxBytes;
        _open = _message = _levels[0];
    }

    /// <summary>The tag that the fault is about; 0 if it is about none.</summary>
    public int FaultTag => _culprit.Tag;

    /// <summary>The byte after the BeginString field: SOH, or <c>|</c> in pasted text. 0 where there is none.</summary>
    public byte Delimiter { get; private set; }

    /// <summary>All fields in the order in which they stand, BeginString and CheckSum included. Empty after a fault.</summary>
    public ReadOnlySpan<FixField> Fields => _fields.AsSpan(0, _fault == FixFault.None ? _fieldCount : 0);

    /// <summary>Whether the field stands outside all groups.</summary>
    public bool Has(int tag) => IndexOf(tag) >= 0;

    /// <summary>The value outside all groups; empty when absent.</summary>
    public ReadOnlySpan<byte> Value(int tag)
    {
        var index = IndexOf(tag);
        return index < 0 ? default : Value(in _fields[index]);
    }

    /// <summary>The value of a field as listed in <see cref="Fields"/>.</summary>
    public ReadOnlySpan<byte> Value(in FixField field) => _raw.AsSpan(_rawStart + field.Start, field.Length);

    /// <summary>The value in one group entry, not in its nested groups; empty when absent. Instance 0 is the message itself.</summary>
    public ReadOnlySpan<byte> Value(int instance, int tag)
    {
        var index = IndexOf(instance, tag);
        return index < 0 ? default : Value(in _fields[index]);
    }

    /// <summary>The first entry of a group; 0 when there is none. Parent 0 is the message itself.</summary>
    public int FirstInstance(int parent, int countTag)
    {
        if ((uint)parent > (uint)_entryCount || _fault != FixFault.None)
        {
            return 0;
        }

        // Entries are numbered as they begin, so those below a parent follow it without a break.
        for (var instance = parent + 1; instance <= _entryCount && _entries[instance].Parent >= parent; instance++)
        {
            if (_entries[instance].Parent == parent && _entries[instance].CountTag == countTag)
            {
                return instance;
            }
        }

        return 0;
    }

    /// <summary>The next entry of the same group below the same parent; 0 when there is none.</summary>
    public int NextInstance(int instance) =>
        (uint)(instance - 1) < (uint)_entryCount && _fault == FixFault.None ? _entries[instance].Next : 0;

    /// <summary>One sentence that says what is wrong, with the tag and the value.</summary>
    public string DescribeFault()
    {
        var shown = Encoding.ASCII.GetString(Value(_culprit with { Length = Math.Min(_culprit.Length, MaxShownValue) }));
        var value = _culprit.Length == 0 ? "" : _culprit.Length > MaxShownValue ? $" \"{shown}\"..." : $" \"{shown}\"";
        return _fault switch
        {
            FixFault.None => "The message can be read.",
            FixFault.Empty => "The message has no bytes, or white space only.",
            FixFault.TooLarge => $"The message has {_rawLength} bytes; the limit is {_maxBytes}.",
            FixFault.Truncated => $"The message ends after {_rawLength} bytes without a whole CheckSum (10).",
            FixFault.Unrecognised => "The bytes do not begin with 8=FIX, a version and a delimiter.",
            FixFault.BodyLength when _culprit.Length == 0 => "BodyLength (9) is not the second field.",
            FixFault.BodyLength => $"BodyLength (9){value} is not the number of bytes up to CheckSum (10).",
            FixFault.CheckSum => $"CheckSum (10){value} is not three digits at the end, or not the sum of the bytes before it.",
            FixFault.FieldMalformed when _culprit.Tag == 0 => $"A field{value} is not tag=value.",
            FixFault.FieldMalformed => $"Field {_culprit.Tag} has no value, or is not as long as the length field before it says.",
            FixFault.TooManyFields => $"The message has more than {MaxFields} fields.",
            FixFault.TagDuplicate => $"Tag {_culprit.Tag} stands a second time, with{value}.",
            FixFault.GroupCount => $"Group {_culprit.Tag} has not{value} entries.",
            _ => throw new InvalidOperationException(_fault.ToString()),
        };
    }

    private int IndexOf(int tag) => _fault == FixFault.None && (uint)tag <= FixDictionary.MaxTag ? _message.Find(tag) : -1;

    /// <summary>Index of a field in one entry (0 for the message), its nested groups left out; -1 if there is none.</summary>
    private int SearchEntry(int instance, int tag)
    {
        ref readonly var entry = ref _entries[instance];
        var fields = _fields.AsSpan(0, entry.EndField);
        for (var index = entry.FirstField; index < fields.Length; index++)
        {
            if (fields[index].Tag == tag && fields[index].Instance == instance)
            {
                return index;
            }
        }

        return -1;
    }

    private void Hold(ReadOnlyMemory<byte> raw)
    {
        if (MemoryMarshal.TryGetArray(raw, out var segment))
        {
            _raw = segment.Array ?? [];
            _rawStart = segment.Offset;
        }
        else
        {
            _raw = raw.ToArray();
            _rawStart = 0;
        }

        _rawLength = raw.Length;
    }
}
