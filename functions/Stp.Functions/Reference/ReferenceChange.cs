using System.Text.Json;
using Stp.Domain.People;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Reference;

/// <summary>One row that changes.</summary>
/// <param name="Key">Which.</param>
/// <param name="Before">Its values; null where it is added.</param>
/// <param name="After">Its values since; null where it is removed.</param>
internal sealed record ReferenceChange(ReferenceKey Key, IReadOnlyDictionary<string, string>? Before, IReadOnlyDictionary<string, string>? After)
{
    /// <summary>The change as an entry of the audit trail.</summary>
    public AuditEntry AuditOf(ReferenceAuthor author) => AuditEntry.Of(author.At, author.By, author.Action, Key.Subject, Json(Before), Json(After));

    private static string? Json(IReadOnlyDictionary<string, string>? values) => values is null
        ? null
        : JsonSerializer.Serialize(new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal), StorageJson.Default.SortedDictionaryStringString);
}

/// <summary>Who changes reference data, for the audit trail.</summary>
/// <param name="By">The person.</param>
/// <param name="Action">What they do, for example <c>reference.put</c>.</param>
/// <param name="At">When.</param>
internal sealed record ReferenceAuthor(Person By, string Action, DateTimeOffset At);
