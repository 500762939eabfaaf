using Microsoft.Extensions.Logging;
using Stp.Functions.Audit;
using Stp.Functions.Resilience;

namespace Stp.Functions.Reference;

/// <summary>Puts changes of reference data in force, one after another, and carries them out.</summary>
/// <remarks>
/// <para>A transaction of the service covers 100 rows of one partition. So the rows of a change are written to a journal first; then the head, one
/// entity, is moved on under its ETag and names the journal: that is the moment from which the change is in force. Then it is carried out: the rows are
/// written, the audit trail is, and the head forgets the journal.</para>
/// <para>Whoever finds a head that names a journal carries it out before reading or changing anything, so a crash at any point loses
/// nothing and shows no half of a change.</para>
/// </remarks>
internal sealed partial class ReferenceLog(
    ReferenceTable table,
    TimeProvider time,
    Func<IEnumerable<AuditEntry>, CancellationToken, Task>? record,
    ILogger logger)
{
    /// <summary>After this a journal that is not in force is garbage: no writer stops for so long between writing it and putting it in force.</summary>
    private static readonly TimeSpan JournalAge = TimeSpan.FromDays(1);

    private readonly ReferenceRows _rows = new(table);
    private readonly ReferenceJournal _journal = new(table);

    /// <summary>The head when the rows are as it says.</summary>
    public async Task<ReferenceHead> AppliedHeadAsync(CancellationToken cancellationToken)
    {
        var head = await table.GetHeadAsync(cancellationToken);
        if (head.Pending is { } journal)
        {
            await _rows.ApplyAsync(await _journal.ReadAsync(journal, cancellationToken), head.Version, cancellationToken);
        }

        return head;
    }

    /// <summary>The head when everything before is carried out, the audit trail too.</summary>
    public async Task<ReferenceHead> SettledHeadAsync(CancellationToken cancellationToken)
    {
        var head = await table.GetHeadAsync(cancellationToken);
        if (head.Pending is null)
        {
            return head;
        }

        await CarryOutAsync(head, head.Pending, cancellationToken);
        return await table.GetHeadAsync(cancellationToken);
    }

    /// <summary>Puts a change in force and carries it out; false, and nothing is changed, where the head is no longer the one that it was made for.</summary>
    public async Task<bool> TryPutInForceAsync(
        ReferenceHead head, IReadOnlyList<ReferenceChange> changes, ReferenceAuthor? author, CancellationToken cancellationToken)
    {
        var journal = Guid.NewGuid().ToString("N");
        await _journal.WriteAsync(journal, changes, time.GetUtcNow(), cancellationToken);
        if (!await table.TryMoveHeadAsync(head.With(journal, author), cancellationToken))
        {
            await _journal.DeleteAsync(journal, cancellationToken);
            return false;
        }

        try
        {
            await SettledHeadAsync(cancellationToken);
        }
        catch (Exception fault) when (TransientFaults.Includes(fault))
        {
            CarriedOutLater(logger, changes.Count, fault);
        }

        return true;
    }

    /// <summary>Carries out what a crash or an outage has left, and clears away what never came into force.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var head = await SettledHeadAsync(cancellationToken);
        foreach (var id in await _journal.WrittenBeforeAsync(time.GetUtcNow() - JournalAge, cancellationToken))
        {
            if (id != head.Pending)
            {
                await _journal.DeleteAsync(id, cancellationToken);
            }
        }
    }

    private async Task CarryOutAsync(ReferenceHead head, string journal, CancellationToken cancellationToken)
    {
        var changes = await _journal.ReadAsync(journal, cancellationToken);
        await _rows.ApplyAsync(changes, head.Version, cancellationToken);
        if (head.Author is { } author && record is not null)
        {
            await record(changes.Select(change => change.AuditOf(author)), cancellationToken);
        }

        await table.TryMoveHeadAsync(head.Done(), cancellationToken);
        await _journal.DeleteAsync(journal, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of {Count} rows of reference data is in force and is carried out later")]
    private static partial void CarriedOutLater(ILogger logger, int count, Exception fault);
}
