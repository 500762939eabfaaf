using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Positions;

/// <summary>Reads all positions and postings of an account, for whoever adds them up again.</summary>
internal sealed class AccountPositions(StpDatabase database, CosmosCalls calls)
{
    private const string PostingFields =
        "c.id, c.instrument, c.tradeKey, c.revision, c.legId, c.clearingDate, c.side, c.lots, c.price, c.trades, c.bookedAt";

    private const string Order = " ORDER BY c.type, c.account, c.id";

    /// <summary>Every posting in the account and when it was booked, by id (ordinal), and so by trade key.</summary>
    public async IAsyncEnumerable<(Posting Posting, DateTimeOffset BookedAt)> StreamPostingsAsync(
        string account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = calls.StreamAsync(
            database.Positions,
            after => After(PostingFields, account, PostingDocument.FixedType, after?.Id),
            Prefix(account),
            StorageJson.Default.DocumentPagePostingOutline,
            cancellationToken);
        await foreach (var document in documents)
        {
            yield return (document.ToPosting(account), document.BookedAt);
        }
    }

    /// <summary>Every posting in the account that was booked after an instant, oldest booking first, with when it was.</summary>
    public async IAsyncEnumerable<(Posting Posting, DateTimeOffset BookedAt)> StreamPostingsAsync(
        string account, DateTimeOffset bookedAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = calls.StreamAsync<PostingOutline>(
            database.Positions,
            after => AfterBooking(account, after?.BookedAt ?? bookedAfter, after?.Id),
            Prefix(account),
            StorageJson.Default.DocumentPagePostingOutline,
            cancellationToken);
        await foreach (var document in documents)
        {
            yield return (document.ToPosting(account), document.BookedAt);
        }
    }

    /// <summary>Every position of the account, by instrument (ordinal).</summary>
    public IAsyncEnumerable<Position> StreamPositionsAsync(string account, CancellationToken cancellationToken)
    {
        var documents = calls.StreamAsync(
            database.Positions,
            after => After("*", account, PositionDocument.FixedType, after?.Id),
            Prefix(account),
            StorageJson.Default.DocumentPagePositionDocument,
            cancellationToken);
        return documents.Select(document => document.ToPosition());
    }

    /// <summary>Every account that was ever posted to, ordinal.</summary>
    public async IAsyncEnumerable<string> AccountsWithPositionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = calls.StreamAsync(
            database.Positions, AfterName, partitionKey: null, StorageJson.Default.DocumentPagePositionName, cancellationToken);
        string? last = null;
        await foreach (var name in names)
        {
            if (!string.Equals(name.Account, last, StringComparison.Ordinal))
            {
                yield return last = name.Account;
            }
        }
    }

    private static PartitionKey Prefix(string account) => new PartitionKeyBuilder().Add(account).Build();

    private static QueryDefinition After(string fields, string account, string type, string? id) =>
        new QueryDefinition($"SELECT {fields} FROM c WHERE c.type = @type AND c.account = @account" + (id is null ? "" : " AND c.id > @after") + Order)
            .WithParameter("@type", type)
            .WithParameter("@account", account)
            .WithParameter("@after", id);

    private static QueryDefinition AfterBooking(string account, DateTimeOffset bookedAt, string? id) =>
        new QueryDefinition(
            $"SELECT {PostingFields} FROM c WHERE c.type = 'posting' AND c.account = @account AND "
            + (id is null ? "c.bookedAt > @at" : "c.bookedAt >= @at AND (c.bookedAt > @at OR c.id > @after)")
            + " ORDER BY c.type, c.account, c.bookedAt, c.id")
            .WithParameter("@account", account)
            .WithParameter("@at", SortableInstantConverter.Text(bookedAt))
            .WithParameter("@after", id);

    private static QueryDefinition AfterName(PositionName? after) =>
        new QueryDefinition(
            "SELECT c.account, c.id FROM c WHERE c.type = 'position'"
            + (after is null ? "" : " AND c.account >= @account AND (c.account > @account OR c.id > @after)") + Order)
            .WithParameter("@account", after?.Account)
            .WithParameter("@after", after?.Id);
}

/// <summary>Which position a document holds.</summary>
internal sealed record PositionName(string Account, string Id);
