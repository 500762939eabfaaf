using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <summary>
/// The tags of a message that could be read, in their order. A message with the same tags and the same counts of groups has the same groups and
/// entries and no tag twice, so nothing but the lengths of its values is left to find out. Feeds have few shapes and many messages.
/// </summary>
internal sealed class FixShape
{
    private const int Word = sizeof(ulong);

    private FixDictionary? _dictionary;
    private FixChecks _checks;
    private Step[] _steps = [];
    private int _count;
    private FixEntry[] _entries = [];
    private int _entryCount;
    private int[] _codes = [];
    private int _codeCount;

    /// <summary>The entries of its groups; the first element is not used.</summary>
    public ReadOnlySpan<FixEntry> Entries => _entries.AsSpan(0, _entryCount);

    /// <summary>No other shape has it, nor had one that this took the place of.</summary>
    public long Number { get; set; }

    /// <summary>Indexes of the fields that are codes.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, _codeCount);

    /// <summary>How many answers there are to what is asked of its messages: each question for each entry.</summary>
    public int AnswerCount => (_dictionary?.Questions ?? 0) * _entryCount;

    /// <summary>Takes over what a message was found to be. Where it has a count too long to be compared at once, this is no shape then.</summary>
    /// <param name="dictionary">The dictionary that it was read by.</param>
    /// <param name="checks">The checks that it passed.</param>
    /// <param name="raw">The message.</param>
    /// <param name="fields">Its fields without CheckSum, none of which is data.</param>
    /// <param name="counts">Indexes of those that count the entries of a group.</param>
    /// <param name="entries">The entries, behind one that is not used.</param>
    /// <param name="message">Where those that stand outside all groups have been noted.</param>
    public void Learn(
        FixDictionary dictionary, FixChecks checks, ReadOnlySpan<byte> raw, ReadOnlySpan<FixField> fields, ReadOnlySpan<int> counts,
        ReadOnlySpan<FixEntry> entries, FixOpenLevel message)
    {
        _dictionary = null;
        _count = fields.Length;
        _steps = _steps.Length < fields.Length ? new Step[fields.Length] : _steps;
        _codes = _codes.Length < fields.Length ? new int[fields.Length] : _codes;
        _codeCount = 0;
        var begin = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            ref readonly var field = ref fields[i];
            var isCount = counts.Length > 0 && counts[0] == i;
            var compared = (isCount ? field.End + 1 : field.Start) - begin;
            if (compared > Word)
            {
                return;
            }

            var isNoted = field.Instance == 0 && message.Find(field.Tag) == i;
            _steps[i] = new Step(in field, isNoted, field.Start - begin, raw[begin..], compared);
            _codes[_codeCount] = i;
            _codeCount += dictionary.Codes.Contains(field.Tag) ? 1 : 0;
            counts = isCount ? counts[1..] : counts;
            begin = field.End + 1;
        }

        _entryCount = Copy(entries, ref _entries);
        _dictionary = dictionary;
        _checks = checks;
    }

    /// <summary>Reads the fields of a message if it is of this shape.</summary>
    /// <param name="dictionary">The dictionary to read it by.</param>
    /// <param name="checks">The checks that it must pass.</param>
    /// <param name="origin">The first byte of the message, with at least six bytes behind the last of the delimiters.</param>
    /// <param name="ends">All its delimiters up to CheckSum.</param>
    /// <param name="fields">Takes the fields.</param>
    /// <param name="message">Where to note those outside all groups. What is noted is right even if the message turns out to be of another shape.</param>
    public bool TryRead(
        FixDictionary dictionary, FixChecks checks, ref byte origin, ReadOnlySpan<int> ends, FixField[] fields, FixOpenLevel message)
    {
        if (_count != ends.Length || _dictionary != dictionary || _checks != checks)
        {
            return false;
        }

        ref var step = ref MemoryMarshal.GetArrayDataReference(_steps);
        ref var field = ref MemoryMarshal.GetArrayDataReference(fields);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(message.Slots);
        var noted = message.Stamp;
        var begin = 0;
        foreach (var end in ends)
        {
            var value = begin + step.ValueOffset;
            if (value >= end || Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, begin)) << step.Shift != step.Bytes)
            {
                return false;
            }

            Unsafe.Add(ref slots, step.Slot) = noted++;
            field = new FixField(step.Tag, value, end - value, step.Instance);
            field = ref Unsafe.Add(ref field, 1);
            step = ref Unsafe.Add(ref step, 1);
            begin = end + 1;
        }

        return true;
    }

    /// <summary>Arrays only grow: a feed whose messages have ever other shapes must not make garbage of each.</summary>
    private static int Copy<T>(ReadOnlySpan<T> from, ref T[] to)
    {
        to = to.Length < from.Length ? new T[from.Length] : to;
        from.CopyTo(to);
        return from.Length;
    }

    /// <summary>What must stand at the beginning of a field: the tag and the equals sign, and the count of a group with them.</summary>
    private readonly struct Step
    {
        public readonly ulong Bytes;
        public readonly int Tag;
        public readonly int Instance;

        /// <summary>The tag where the field is to be noted, otherwise one that no field has.</summary>
        public readonly int Slot;
        public readonly byte Shift;
        public readonly byte ValueOffset;

        public Step(in FixField field, bool isNoted, int valueOffset, ReadOnlySpan<byte> bytes, int compared)
        {
            // The shift pushes out what stands behind the bytes to compare.
            Shift = (byte)((Word - compared) << 3);
            Bytes = MemoryMarshal.Read<ulong>(bytes) << Shift;
            Tag = field.Tag;
            Instance = field.Instance;
            Slot = isNoted ? field.Tag : FixDictionary.MaxTag + 1;
            ValueOffset = (byte)valueOffset;
        }
    }
}
