using System.Text.Json;
using Stp.Domain.Feeds;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>Accepts missing numbers of feeds for people, and takes that back.</summary>
internal sealed class FeedGaps(StpDatabase database, CosmosCalls calls, AuditedWrites writes, TimeProvider time)
{
    public const string Accept = "feed.accept-gap";
    public const string TakeBack = "feed.take-back-gap";

    /// <summary>The epoch with numbers accepted, together with the entry of the audit trail. Accepting once more what is accepted changes nothing.</summary>
    /// <exception cref="RequestException">404: there is no such epoch.</exception>
    /// <exception cref="FeedGapException">The numbers cannot be accepted.</exception>
    public Task<FeedEpoch> AcceptAsync(Caller caller, string venue, string session, GapNumbersBody gap, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        return ChangeAsync(
            caller, Accept, venue, session, gap, at, epoch => epoch.AcceptGap(gap.Numbering, gap.From, gap.To, caller.Name, gap.Reason, at), cancellationToken);
    }

    /// <summary>The epoch with none of the numbers accepted, together with the entry of the audit trail. Where none is, nothing changes.</summary>
    /// <exception cref="RequestException">404: there is no such epoch.</exception>
    /// <exception cref="FeedGapException">That cannot be taken back.</exception>
    public Task<FeedEpoch> TakeBackAsync(Caller caller, string venue, string session, GapNumbersBody gap, CancellationToken cancellationToken) => ChangeAsync(
        caller,
        TakeBack,
        venue,
        session,
        gap,
        time.GetUtcNow(),
        epoch => epoch.TakeBackGap(gap.Numbering, gap.From, gap.To, gap.Reason),
        cancellationToken);

    private async Task<FeedEpoch> ChangeAsync(
        Caller caller,
        string action,
        string venue,
        string session,
        GapNumbersBody gap,
        DateTimeOffset at,
        Func<FeedEpoch, FeedEpoch> change,
        CancellationToken cancellationToken)
    {
        var (id, partition) = (FeedDocument.IdOf(gap.Epoch), FeedPartition.Of(venue, session));
        var changed = await writes.ChangeAsync(
            database.Feeds,
            StorageJson.Default.FeedDocument,
            token => calls.ReadAsync(database.Feeds, id, partition, StorageJson.Default.FeedDocument, token),
            _ => (id, partition),
            stored => Task.FromResult(stored.ToEpoch() is var epoch && change(epoch) is var next && ReferenceEquals(next, epoch) ? stored : FeedDocument.Of(next)),
            (before, _) => PendingAudit.OfFeed(venue, session, Entry(before.ToEpoch(), gap, caller, action, at)),
            cancellationToken);
        return changed?.ToEpoch() ?? throw new RequestException(ProblemKinds.NotFound, $"There is no feed {venue} {session} of {id}.");
    }

    /// <summary>What of the numbers was accepted before, and what was said of them.</summary>
    private static AuditEntry Entry(FeedEpoch before, GapNumbersBody gap, Caller caller, string action, DateTimeOffset at)
    {
        AcceptedGapItem[] accepted =
        [
            .. before.AcceptedGaps()
                .Where(one => one.Covers(gap.Numbering, gap.From, gap.To))
                .Select(one => AcceptedGapItem.Of(one, caller)),
        ];
        return AuditEntry.Of(
            at,
            caller.Person,
            action,
            $"sessions/{Uri.EscapeDataString(before.Venue)}/{Uri.EscapeDataString(before.Session)}/{FeedDocument.IdOf(before.Epoch)}",
            accepted.Length == 0 ? null : JsonSerializer.Serialize(accepted, HttpJson.Default.IReadOnlyListAcceptedGapItem),
            JsonSerializer.Serialize(gap with { Reason = gap.Reason!.Trim() }, HttpJson.Default.GapNumbersBody));
    }
}
