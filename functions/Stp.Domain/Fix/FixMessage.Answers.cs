using System.Runtime.CompilerServices;

namespace Stp.Domain.Fix;

/// <content>What was found out about messages of the same kind (see <see cref="FixAnswers"/>), so that it need not be found out again.</content>
public sealed partial class FixMessage
{
    /// <summary>The answer to a question that is not known for messages of this kind.</summary>
    internal const int Unknown = 0;

    /// <summary>What was noted as the answer to a question about an entry (0 for the message itself), or <see cref="Unknown"/>.</summary>
    /// <param name="question">Below <see cref="FixDictionary.Questions"/>.</param>
    /// <param name="instance">The entry.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Recall(int question, int instance)
    {
        var answers = _answers;
        var at = (uint)((instance * _dictionary.Questions) + question);
        return at < (uint)answers.Length ? answers[at] : Unknown;
    }

    /// <summary>Notes an answer for messages to come. It must depend on nothing but tags, groups and codes.</summary>
    internal void Note(int question, int instance, int answer)
    {
        var at = (uint)((instance * _dictionary.Questions) + question);
        if (at < (uint)_answers.Length)
        {
            _answers[at] = (short)answer;
        }
    }

    /// <summary>The value of the field with that index in <see cref="Fields"/>.</summary>
    internal ReadOnlySpan<byte> ValueAt(int index) => Value(in _fields[index]);

    /// <summary>Index in <see cref="Fields"/> of the first such field of an entry, not of its nested groups; -1 when absent. Instance 0 is the message itself.</summary>
    internal int IndexOf(int instance, int tag)
    {
        if (instance == 0)
        {
            return IndexOf(tag);
        }

        return (uint)(instance - 1) < (uint)_entryCount && _fault == FixFault.None ? SearchEntry(instance, tag) : -1;
    }
}
