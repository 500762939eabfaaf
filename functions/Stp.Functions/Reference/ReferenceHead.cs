using Azure;
using Azure.Data.Tables;
using Stp.Domain.People;

namespace Stp.Functions.Reference;

/// <summary>The entity that every change of reference data moves on: with it a change takes effect, whole.</summary>
/// <param name="Version">Number of the last change; 0 before the first.</param>
/// <param name="Pending">Journal of the last change while it may not have been carried out yet; null once it has.</param>
/// <param name="Author">Whose change that is; null where it is nobody's, or has been carried out.</param>
/// <param name="Tag">The entity's version; null before the first change.</param>
internal sealed record ReferenceHead(long Version, string? Pending, ReferenceAuthor? Author, ETag? Tag)
{
    /// <summary>Partition and row of the entity.</summary>
    public const string Key = "version";

    private const string Number = "Number";
    private const string AuthorId = "ById";

    public static ReferenceHead None { get; } = new(0, null, null, null);

    public static ReferenceHead Of(TableEntity entity) => new(
        entity.GetInt64(Number) ?? 0,
        entity.GetString(nameof(Pending)),
        entity.GetString(nameof(ReferenceAuthor.By)) is { } by
            ? new ReferenceAuthor(
                new Person(by, entity.GetString(AuthorId)),
                entity.GetString(nameof(ReferenceAuthor.Action)),
                entity.GetDateTimeOffset(nameof(ReferenceAuthor.At)).GetValueOrDefault())
            : null,
        entity.ETag);

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(Key, Key) { [Number] = Version };
        if (Pending is not null)
        {
            entity[nameof(Pending)] = Pending;
        }

        if (Author is not null)
        {
            entity[nameof(ReferenceAuthor.By)] = Author.By.Name;
            entity[nameof(ReferenceAuthor.Action)] = Author.Action;
            entity[nameof(ReferenceAuthor.At)] = Author.At;
            if (Author.By.Id is { } id)
            {
                entity[AuthorId] = id;
            }
        }

        return entity;
    }

    /// <summary>The head once a change is in force.</summary>
    public ReferenceHead With(string journal, ReferenceAuthor? author) => new(Version + 1, journal, author, Tag);

    /// <summary>The head once that change is carried out.</summary>
    public ReferenceHead Done() => this with { Pending = null, Author = null };
}
