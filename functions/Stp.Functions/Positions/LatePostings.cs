using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Positions;

/// <summary>Finds what was posted to a day after it was signed.</summary>
internal sealed class LatePostings(StpDatabase database, CosmosCalls calls)
{
    /// <summary>
    /// Up to <paramref name="limit"/> postings of all accounts that were booked after an instant and clear on a date or before, oldest
    /// booking first. The next page is asked for with the last posting's instant and id.
    /// </summary>
    /// <param name="bookedAfter">The instant.</param>
    /// <param name="afterId">Where the last page ended among the postings of that very instant; null to begin after it.</param>
    /// <param name="clearedBy">The last clearing date.</param>
    /// <param name="limit">Postings at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<PostingDocument>> ListAsync(
        DateTimeOffset bookedAfter, string? afterId, DateOnly clearedBy, int limit, CancellationToken cancellationToken)
    {
        var after = afterId is null ? "c.bookedAt > @at" : "c.bookedAt >= @at AND (c.bookedAt > @at OR c.id > @id)";
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE c.type = 'posting' AND {after} AND c.clearingDate <= @date ORDER BY c.type, c.bookedAt, c.id")
            .WithParameter("@at", SortableInstantConverter.Text(bookedAfter))
            .WithParameter("@id", afterId)
            .WithParameter("@date", clearedBy.ToString("yyyy-MM-dd"));
        return await calls.QueryAsync(
            database.Positions, query, partitionKey: null, StorageJson.Default.PostingDocument, limit, cancellationToken);
    }
}
