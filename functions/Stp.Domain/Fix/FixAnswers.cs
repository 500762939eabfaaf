using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <summary>
/// What was found out about messages with the same shape and the same codes: <see cref="FixDictionary.Questions">questions</see> that depend on
/// nothing else have the same answers. A new kind of message takes the place of an old one.
/// </summary>
internal sealed class FixAnswers
{
    /// <summary>A power of two; more kinds than all feeds of a process have in a day.</summary>
    private const int Places = 1024;

    /// <summary>Most codes in a message: enough for dozens of parties.</summary>
    private const int MaxCodes = 128;

    /// <summary>Most answers that are kept of a kind of message: enough for dozens of entries.</summary>
    private const int MaxAnswers = 4096;

    private const ulong Prime = 0x9E3779B97F4A7C15;

    private readonly Known?[] _known = new Known?[Places];
    private readonly ulong[] _key = new ulong[1 + MaxCodes];

    /// <summary>
    /// By entry and question: the answers for a message, 0 where one is not known yet. Empty where there would be too many codes or answers.
    /// </summary>
    /// <param name="shape">The shape of the message.</param>
    /// <param name="raw">The message.</param>
    /// <param name="fields">Its fields.</param>
    public short[] Of(FixShape shape, ReadOnlySpan<byte> raw, ReadOnlySpan<FixField> fields)
    {
        var codes = shape.Codes;
        if (shape.AnswerCount is 0 or > MaxAnswers || codes.Length > MaxCodes)
        {
            return [];
        }

        var key = _key.AsSpan(0, codes.Length + 1);
        key[0] = (ulong)shape.Number;
        var hash = key[0] * Prime;
        var factor = Prime;
        for (var i = 0; i < codes.Length; i++)
        {
            ref readonly var field = ref fields[codes[i]];
            var code = CodeOf(raw, in field);
            key[i + 1] = code;
            hash += code * factor;
            factor += Prime << 1;
        }

        // Two places for each hash: the one that was used longer ago is given up.
        ref var first = ref _known[(hash >> 32) & (Places - 2)];
        ref var second = ref _known[((hash >> 32) & (Places - 2)) + 1];
        if (first is null || !first.IsOf(key))
        {
            (first, second) = (second, first);
            if (first is null || !first.IsOf(key))
            {
                (first ??= new Known()).Become(key, shape.AnswerCount);
            }
        }

        return first.Answers;
    }

    /// <summary>The value and the delimiter, which tells values of other lengths apart; 0 for a value that is too long for a code, whatever it is.</summary>
    private static uint CodeOf(ReadOnlySpan<byte> raw, in FixField field)
    {
        if (field.Length > FixDictionary.MaxCodeLength)
        {
            return 0;
        }

        var behind = (FixDictionary.MaxCodeLength - field.Length) << 3;
        return MemoryMarshal.Read<uint>(raw[field.Start..]) << behind >> behind;
    }

    /// <summary>One kind of message. Its arrays only grow, so that ever other kinds make no garbage.</summary>
    private sealed class Known
    {
        private ulong[] _key = [];
        private int _length;

        public short[] Answers { get; private set; } = [];

        public bool IsOf(ReadOnlySpan<ulong> key) => key.SequenceEqual(_key.AsSpan(0, _length));

        public void Become(ReadOnlySpan<ulong> key, int answers)
        {
            _key = _key.Length < key.Length ? new ulong[key.Length] : _key;
            key.CopyTo(_key);
            _length = key.Length;
            if (Answers.Length < answers)
            {
                Answers = new short[answers];
            }
            else
            {
                Array.Clear(Answers);
            }
        }
    }
}
