namespace Stp.Domain.People;

/// <summary>Somebody who does something, as it is kept under what they do.</summary>
/// <param name="Name">What they are called, for people to read. It may change, and come to somebody else.</param>
/// <param name="Id">What stays theirs whatever they are called; null in what was stored before ids were kept.</param>
public readonly record struct Person(string Name, string? Id = null)
{
    /// <summary>Whether both are one person: by their ids, and by their names only where an id is not known.</summary>
    public bool IsSame(Person other) =>
        Id is not null && other.Id is not null
            ? string.Equals(Id, other.Id, StringComparison.Ordinal)
            : string.Equals(Name, other.Name, StringComparison.Ordinal);
}
