using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Reference;

/// <summary>Changes of reference data by people: checked, written with their entry in the audit trail, and in force in this process at once.</summary>
internal sealed class ReferenceChanges(TableReferenceStore store, ReferenceCache cache, TimeProvider time)
{
    /// <summary>Rows of one file: each is written, and is an entry of the audit trail, while the caller waits.</summary>
    private const int MaxRows = 50_000;

    /// <summary>Says what a code stands for.</summary>
    /// <param name="caller">Who says so.</param>
    /// <param name="key">The row.</param>
    /// <param name="columns">The columns by name; empty ones are left out.</param>
    /// <param name="require">Throws where what there is, null for nothing, is not to be changed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">422: no row can say this.</exception>
    public async Task<(ReferenceChange Change, IReadOnlyDictionary<string, string> Values)> PutAsync(
        Caller caller,
        ReferenceKey key,
        IReadOnlyDictionary<string, string?>? columns,
        Action<IReadOnlyDictionary<string, string>?> require,
        CancellationToken cancellationToken)
    {
        var values = ValuesOf(key, columns);
        var change = await store.ChangeAsync(
            key,
            new ReferenceAuthor(caller.Person, "reference.put", time.GetUtcNow()),
            before =>
            {
                require(before);
                return values;
            },
            cancellationToken);
        cache.Expire();
        return (change, values);
    }

    /// <summary>Removes a row; <paramref name="require"/> throws where what there is is not to be removed.</summary>
    public async Task<ReferenceChange> DeleteAsync(
        Caller caller, ReferenceKey key, Action<IReadOnlyDictionary<string, string>> require, CancellationToken cancellationToken)
    {
        var change = await store.ChangeAsync(
            key,
            new ReferenceAuthor(caller.Person, "reference.delete", time.GetUtcNow()),
            before =>
            {
                if (before is not null)
                {
                    require(before);
                }

                return null;
            },
            cancellationToken);
        cache.Expire();
        return change;
    }

    /// <summary>Takes the rows of a file, all or none.</summary>
    /// <param name="caller">Who brings it.</param>
    /// <param name="entries">The rows.</param>
    /// <param name="replaced">The map whose other rows are removed; null for none.</param>
    /// <param name="isDryRun">Whether it only tells what would change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">422: there are too many.</exception>
    public async Task<ReferencePlan> ImportAsync(
        Caller caller, IReadOnlyList<ReferenceEntry> entries, ReferenceMap? replaced, bool isDryRun, CancellationToken cancellationToken)
    {
        if (entries.Count > MaxRows)
        {
            throw new RequestException(ProblemKinds.TooManyRows, $"The file has {entries.Count} rows; an import takes {MaxRows}. Send it in parts.");
        }

        var author = new ReferenceAuthor(caller.Person, "reference.import", time.GetUtcNow());
        var plan = await store.ImportAsync(entries, cancellationToken, new ReferenceImportMode(author, replaced, isDryRun));
        if (!isDryRun)
        {
            cache.Expire();
        }

        return plan;
    }

    private static Dictionary<string, string> ValuesOf(ReferenceKey key, IReadOnlyDictionary<string, string?>? columns)
    {
        var values = (columns ?? new Dictionary<string, string?>())
            .Where(column => !string.IsNullOrWhiteSpace(column.Value))
            .ToDictionary(column => column.Key, column => column.Value!.Trim(), StringComparer.Ordinal);
        var entry = key.With(values);
        var known = ReferenceCsv.FileOf(key.Map).ValueColumns;
        var problem = values.Keys.FirstOrDefault(column => !known.Contains(column)) is { } unknown
            ? $"{ReferenceKeys.Name(key.Map)} have no column \"{unknown}\"; they have {string.Join(", ", known)}."
            : ReferenceText.Problem(entry) ?? (ReferenceSnapshot.Build([entry]).Rejected is [var rejected] ? rejected.Problem : null);
        return problem is null ? values : throw new RequestException(ProblemKinds.ReferenceInvalid, problem);
    }
}
