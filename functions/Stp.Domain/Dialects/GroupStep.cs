using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>One step of a path into a repeating group: the entries whose fields have the values.</summary>
internal sealed class GroupStep(int countTag, GroupMatch[] matches)
{
    public int CountTag { get; } = countTag;

    public IEnumerable<int> MatchedTags => matches.Select(match => match.Tag);

    /// <summary>Whether the same entries match in all messages with the same tags, groups and codes.</summary>
    public bool HasCodesOnly { get; } = Array.TrueForAll(matches, match => ValueSet.IsCode(match.Value));

    public bool Accepts(FixMessage message, int instance)
    {
        foreach (var match in matches)
        {
            if (!message.Value(instance, match.Tag).SequenceEqual(match.Value))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One condition on an entry: the field has the value.</summary>
internal readonly record struct GroupMatch(int Tag, byte[] Value);
