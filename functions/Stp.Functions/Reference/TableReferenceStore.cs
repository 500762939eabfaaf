using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Stp.Domain.Reference;
using Stp.Functions.Audit;
using Stp.Functions.Resilience;

namespace Stp.Functions.Reference;

/// <summary>Reference data in one table. A change is whole or not there, of one row or of a hundred thousand, for whoever reads.</summary>
/// <remarks>
/// <para>A transaction of the service covers 100 rows of one partition. So the rows of a change are written to a journal first; then the head, one
/// entity, is moved on under its ETag and names the journal: that is the moment from which the change is in force. Then it is carried out: the rows are
/// written, the audit trail is, and the head forgets the journal.</para>
/// <para>Whoever finds a head that names a journal carries it out before reading or changing anything, so a crash at any point loses
/// nothing and shows no half of a change. Readers of many rows look at the head again afterwards, and read again where it has moved.</para>
/// </remarks>
/// <param name="table">The table; it is made where it is missing.</param>
/// <param name="time">The clock.</param>
/// <param name="pipeline">Wraps every single call.</param>
/// <param name="record">Adds entries to the audit trail, of which the same may be given again; none where there is no trail.</param>
/// <param name="logger">Is told of changes that are carried out later.</param>
internal sealed partial class TableReferenceStore(
    TableClient table,
    TimeProvider time,
    ResiliencePipeline? pipeline = null,
    Func<IEnumerable<AuditEntry>, CancellationToken, Task>? record = null,
    ILogger<TableReferenceStore>? logger = null)
{
    /// <summary>The table's name.</summary>
    public const string TableName = "reference";

    /// <summary>Rows in all: far above what a firm has, far below what would fill the memory.</summary>
    public const int MaxEntries = 500_000;

    /// <summary>Times that others may change the data while it is read, or be first with a change.</summary>
    private const int MaxAttempts = 20;

    /// <summary>After this a journal that is not in force is garbage: no writer stops for so long between writing it and putting it in force.</summary>
    private static readonly TimeSpan JournalAge = TimeSpan.FromDays(1);

    private readonly ReferenceTable _table = new(table, pipeline ?? ResiliencePipeline.Empty);
    private readonly ILogger _logger = logger ?? NullLogger<TableReferenceStore>.Instance;

    private ReferenceRows Rows => new(_table);

    private ReferenceJournal Journal => new(_table);

    /// <summary>The version of all the data; null before the first write.</summary>
    public async Task<string?> GetVersionAsync(CancellationToken cancellationToken) => VersionOf(await _table.GetHeadAsync(cancellationToken));

    /// <summary>All rows of one version. Throws <see cref="InvalidDataException"/> where there are too many, or one that is none.</summary>
    public async Task<ReferenceContent> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var head = await AppliedHeadAsync(cancellationToken);
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
        await AppliedHeadAsync(cancellationToken);
        return await Rows.FindAsync(key, cancellationToken) is { } values ? key.With(values) : null;
    }

    /// <summary>Up to <paramref name="limit"/> rows of a list, in the order of their keys.</summary>
    public async Task<IReadOnlyList<ReferenceEntry>> ListAsync(ReferenceFilter filter, ReferenceKey? after, int limit, CancellationToken cancellationToken)
    {
        await AppliedHeadAsync(cancellationToken);
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
            var head = await SettledHeadAsync(cancellationToken);
            var before = await Rows.FindAsync(key, cancellationToken);
            var changed = new ReferenceChange(key, before, change(before));
            if (IsNone(changed) || await TryPutInForceAsync(head, [changed], author, cancellationToken))
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
            var head = await SettledHeadAsync(cancellationToken);
            var plan = ReferencePlan.Of(await ScanAsync(cancellationToken), entries, mode?.Replaced);
            if (plan.Changes.Count == 0 || mode is { IsDryRun: true }
                || await TryPutInForceAsync(head, plan.Changes, mode?.Author, cancellationToken))
            {
                return plan;
            }
        }

        throw new TimeoutException($"Reference data changed {MaxAttempts} times while it was to be imported.");
    }

    /// <summary>Carries out what a crash or an outage has left, and clears away what never came into force.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var head = await SettledHeadAsync(cancellationToken);
        foreach (var id in await Journal.WrittenBeforeAsync(time.GetUtcNow() - JournalAge, cancellationToken))
        {
            if (id != head.Pending)
            {
                await Journal.DeleteAsync(id, cancellationToken);
            }
        }
    }

    private static string? VersionOf(ReferenceHead head) => head.Version == 0 ? null : head.Version.ToString(CultureInfo.InvariantCulture);

    private static bool IsNone(ReferenceChange change) => (change.Before, change.After) switch
    {
        (null, null) => true,
        ({ } before, { } after) => ReferencePlan.SameValues(before, after),
        _ => false,
    };

    /// <summary>The head when the rows are as it says.</summary>
    private async Task<ReferenceHead> AppliedHeadAsync(CancellationToken cancellationToken)
    {
        var head = await _table.GetHeadAsync(cancellationToken);
        if (head.Pending is { } journal)
        {
            await Rows.ApplyAsync(await Journal.ReadAsync(journal, cancellationToken), head.Version, cancellationToken);
        }

        return head;
    }

    /// <summary>The head when everything before is carried out, the audit trail too.</summary>
    private async Task<ReferenceHead> SettledHeadAsync(CancellationToken cancellationToken)
    {
        var head = await _table.GetHeadAsync(cancellationToken);
        if (head.Pending is null)
        {
            return head;
        }

        await CarryOutAsync(head, cancellationToken);
        return await _table.GetHeadAsync(cancellationToken);
    }

    private async Task<bool> TryPutInForceAsync(
        ReferenceHead head, IReadOnlyList<ReferenceChange> changes, ReferenceAuthor? author, CancellationToken cancellationToken)
    {
        var journal = Guid.NewGuid().ToString("N");
        await Journal.WriteAsync(journal, changes, time.GetUtcNow(), cancellationToken);
        if (!await _table.TryMoveHeadAsync(head.With(journal, author), cancellationToken))
        {
            await Journal.DeleteAsync(journal, cancellationToken);
            return false;
        }

        try
        {
            await SettledHeadAsync(cancellationToken);
        }
        catch (Exception fault) when (TransientFaults.Includes(fault))
        {
            CarriedOutLater(_logger, changes.Count, fault);
        }

        return true;
    }

    private async Task CarryOutAsync(ReferenceHead head, CancellationToken cancellationToken)
    {
        var changes = await Journal.ReadAsync(head.Pending!, cancellationToken);
        await Rows.ApplyAsync(changes, head.Version, cancellationToken);
        if (head.Author is { } author && record is not null)
        {
            await record(changes.Select(change => change.AuditOf(author)), cancellationToken);
        }

        await _table.TryMoveHeadAsync(head.Done(), cancellationToken);
        await Journal.DeleteAsync(head.Pending!, cancellationToken);
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of {Count} rows of reference data is in force and is carried out later")]
    private static partial void CarriedOutLater(ILogger logger, int count, Exception fault);
}
