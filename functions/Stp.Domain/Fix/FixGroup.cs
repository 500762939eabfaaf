namespace Stp.Domain.Fix;

/// <summary>A repeating group as a venue defines it. The first tag of the first entry separates the entries.</summary>
/// <param name="CountTag">The tag that says how many entries follow, for example NoSides (552).</param>
/// <param name="Members">The tags of an entry, the count tags of nested groups included, their members not.</param>
/// <param name="Nested">The groups inside an entry.</param>
public sealed record FixGroup(int CountTag, IReadOnlySet<int> Members, IReadOnlyList<FixGroup> Nested);
