using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Stp.Domain.Reference;
using Stp.Functions.Audit;

namespace Stp.Functions.Reference;

/// <summary>Reference data in one table. A change is whole or not there, of one row or of a hundred thousand, for whoever reads.</summary>
/// <remarks>See <see cref="ReferenceLog"/>. Readers of many rows look at the head again afterwards, and read again where it has moved.</remarks>
internal sealed class TableReferenceStore
{
    /// <summary>The table's name.</summary>
    public const string TableName = "reference";

    /// <summary>Rows in all: far above what a firm has, far below what would fill the memory.</summary>
    public const int MaxEntries = 500_000;

    /// <summary>Times that others may change the data while it is read, or be first with a change.</summary>
    private const int MaxAttempts = 20;

    private readonly ReferenceTable _table;
    private readonly ReferenceRows _rows;
    private readonly ReferenceLog _log;

    /// <summary>Makes the store.</summary>
    /// <param name="table">The table; it is made where it is missing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pipeline">Wraps every single call.</param>
    /// <param name="record">Adds entries to the audit trail, of which the same may be given again; none where there is no trail.</param>
    /// <param name="logger">Is told of changes that are carried out later.</param>
    public TableReferenceStore(
        TableClient table,
        TimeProvider time,
        ResiliencePipeline? pipeline = null,
        Func<IEnumerable<AuditEntry>, CancellationToken, Task>? record = null,
        ILogger<TableReferenceStore>? logger = null)
    {
        _table = new ReferenceTable(table, pipeline ?? ResiliencePipeline.Empty);
        _rows = new ReferenceRows(_table);
        _log = new ReferenceLog(_table, time, record, (ILogger?)logger ?? NullLogger<TableReferenceStore>.Instance);
    }

    /// <summary>The version of all the data; null before the first write.</summary>
    public async Task<string?> GetVersionAsync(CancellationToken cancellationToken) => VersionOf(await _table.GetHeadAsync(cancellationToken));

    /// <summary>All rows of one version. Throws <see cref="InvalidDataException"/> where there are too many, or one that is none.</summary>
    public async Task<ReferenceContent> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var head = await _log.AppliedHeadAsync(cancellationToken);
            var entries = await ScanAsync(cancellationToken);
            if ((await _table.GetHeadAsync(cancellationToken)).Version == head.Version)
            {
                return new ReferenceContent(VersionOf(head), entries);
            }
        }

        throw new TimeoutException($"Reference data changed {MaxAttempts} times while it was read.");
    }

    /// <summary>One row, or null.</summary>
    public async Task<ReferenceEntry?> FindAsync(ReferenceKey key, CancellationToken cancellationToken)
    {
        await _log.AppliedHeadAsync(cancellationToken);
        return await _rows.FindAsync(key, cancellationToken) is { } values ? key.With(values) : null;
    }

    /// <summary>Up to <paramref name="limit"/> rows of a list, in the order of their keys.</summary>
    public async Task<IReadOnlyList<ReferenceEntry>> ListAsync(ReferenceFilter filter, ReferenceKey? after, int limit, CancellationToken cancellationToken)
    {
        await _log.AppliedHeadAsync(cancellationToken);
        var entries = new List<ReferenceEntry>();
        await foreach (var entity in _table.QueryAsync(filter.ODataAfter(after), cancellationToken, Math.Min(limit, ReferenceFilter.MaxPage)))
        {
            if (!ReferenceEntities.IsRemoved(entity))
            {
                entries.Add(ReferenceEntities.ToEntry(entity));
                if (entries.Count == limit)
                {
                    break;
                }
            }
        }

        return entries;
    }

    /// <summary>Changes one row: <paramref name="change"/> is given its values, and gives those that it is to have; null is no row.</summary>
    /// <remarks>It is called again where somebody else was first. What it throws comes out, and nothing is changed.</remarks>
    public async Task<ReferenceChange> ChangeAsync(
        ReferenceKey key,
        ReferenceAuthor? author,
        Func<IReadOnlyDictionary<string, string>?, IReadOnlyDictionary<string, string>?> change,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var head = await _log.SettledHeadAsync(cancellationToken);
            var before = await _rows.FindAsync(key, cancellationToken);
            var changed = new ReferenceChange(key, before, change(before));
            if (IsNone(changed) || await _log.TryPutInForceAsync(head, [changed], author, cancellationToken))
            {
                return changed;
            }
        }

        throw new TimeoutException($"Reference data changed {MaxAttempts} times while {key.Subject} was to be changed.");
    }

    /// <summary>Writes many rows, all or none, those only that differ from what is there.</summary>
    /// <remarks>Throws <see cref="ArgumentException"/> where a row stands twice or does not fit, before anything is written.</remarks>
    public async Task<ReferencePlan> ImportAsync(
        IReadOnlyCollection<ReferenceEntry> entries, CancellationToken cancellationToken, ReferenceImportMode? mode = null)
    {
        foreach (var entry in entries)
        {
            ReferenceEntities.Check(entry);
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var head = await _log.SettledHeadAsync(cancellationToken);
            var plan = ReferencePlan.Of(await ScanAsync(cancellationToken), entries, mode?.Replaced);
            if (plan.Changes.Count == 0 || mode is { IsDryRun: true }
                || await _log.TryPutInForceAsync(head, plan.Changes, mode?.Author, cancellationToken))
            {
                return plan;
            }
        }

        throw new TimeoutException($"Reference data changed {MaxAttempts} times while it was to be imported.");
    }

    /// <summary>Carries out what a crash or an outage has left, and clears away what never came into force.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => _log.CompleteAsync(cancellationToken);

    private static string? VersionOf(ReferenceHead head) => head.Version == 0 ? null : head.Version.ToString(CultureInfo.InvariantCulture);

    private static bool IsNone(ReferenceChange change) => (change.Before, change.After) switch
    {
        (null, null) => true,
        ({ } before, { } after) => ReferencePlan.SameValues(before, after),
        _ => false,
    };

    private async Task<List<ReferenceEntry>> ScanAsync(CancellationToken cancellationToken)
    {
        var entries = new List<ReferenceEntry>();
        await foreach (var entity in _table.QueryAsync(filter: null, cancellationToken))
        {
            if (entity.PartitionKey == ReferenceHead.Key || entity.PartitionKey[0] == ReferenceJournal.Mark || ReferenceEntities.IsRemoved(entity))
            {
                continue;
            }

            if (entries.Count == MaxEntries)
            {
                throw new InvalidDataException($"The table {TableName} has more than {MaxEntries} rows.");
            }

            try
            {
                entries.Add(ReferenceEntities.ToEntry(entity));
            }
            catch (FormatException fault)
            {
                throw new InvalidDataException($"The table {TableName} has an entity that is no reference data: {fault.Message}", fault);
            }
        }

        return entries;
    }
}
