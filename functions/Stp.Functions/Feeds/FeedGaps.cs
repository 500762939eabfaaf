using System.Text.Json;
using Stp.Domain.Feeds;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>Accepts missing numbers of feeds for people.</summary>
internal sealed class FeedGaps(StpDatabase database, CosmosCalls calls, AuditOutbox outbox, TimeProvider time)
{
    public const string Action = "feed.accept-gap";

    /// <summary>Lost races on one epoch, which every batch of messages writes, before giving up for now.</summary>
    private const int MaxAttempts = 50;

    /// <summary>The epoch with numbers accepted, together with the entry of the audit trail. Accepting once more what is accepted changes nothing.</summary>
    /// <exception cref="RequestException">404: there is no such epoch.</exception>
    /// <exception cref="FeedGapException">The numbers cannot be accepted.</exception>
    public async Task<FeedEpoch> AcceptAsync(Caller caller, string venue, string session, AcceptGapBody gap, CancellationToken cancellationToken)
    {
        var (id, partition, at) = (FeedDocument.IdOf(gap.Epoch), FeedPartition.Of(venue, session), time.GetUtcNow());
        PendingAudit? pending = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var read = await calls.ReadAsync(database.Feeds, id, partition, StorageJson.Default.FeedDocument, cancellationToken)
                ?? throw new RequestException(ProblemKinds.NotFound, $"There is no feed {venue} {session} of {id}.");
            var epoch = read.Document.ToEpoch();
            var accepted = epoch.AcceptGap(gap.Numbering, gap.From, gap.To, caller.Name, gap.Reason, at);
            var isStored = ReferenceEquals(accepted, epoch);
            if (!isStored)
            {
                pending = Entry(epoch, gap, caller, at);
                isStored = await calls.TryReplaceAsync(
                    database.Feeds, id, partition, FeedDocument.Of(accepted), read.ETag, StorageJson.Default.FeedDocument, pending, cancellationToken);
            }

            if (isStored)
            {
                // Also that of an attempt before, which was stored and its answer lost.
                await (pending is null ? Task.CompletedTask : outbox.TryMoveAsync(pending, cancellationToken));
                return accepted;
            }
        }

        throw new TimeoutException($"Feed {venue} {session} of {id} changed {MaxAttempts} times while a gap was to be accepted.");
    }

    private static PendingAudit Entry(FeedEpoch epoch, AcceptGapBody gap, Caller caller, DateTimeOffset at) => PendingAudit.OfFeed(
        epoch.Venue,
        epoch.Session,
        new AuditEntry(
            at,
            caller.Name,
            Action,
            $"sessions/{Uri.EscapeDataString(epoch.Venue)}/{Uri.EscapeDataString(epoch.Session)}/{FeedDocument.IdOf(epoch.Epoch)}",
            Before: null,
            JsonSerializer.Serialize(gap with { Reason = gap.Reason!.Trim() }, HttpJson.Default.AcceptGapBody)));
}
