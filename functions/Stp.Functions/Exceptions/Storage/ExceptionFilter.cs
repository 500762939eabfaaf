using System.Text;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Holding.Review;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>Which exceptions; null for any.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Cause">What they have in common.</param>
/// <param name="Reason">One of the reason codes.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed.</param>
/// <param name="Owner">Who is to look at them.</param>
internal sealed record ExceptionFilter(
    HeldStatus? Status = null, string? Cause = null, string? Reason = null, string? Venue = null, string? Session = null, string? Owner = null)
{
    /// <summary>The query for those after a place in the list, oldest first. The order names every path that is fixed, as its index does.</summary>
    public QueryDefinition Query((DateTimeOffset ReceivedAt, string Id)? after, DateTimeOffset? receivedBy = null)
    {
        var where = new StringBuilder("c.type = 'exception'")
            .Append(Status is null ? "" : " AND c.review.status = @status")
            .Append(Cause is null ? "" : " AND c.cause = @cause")
            .Append(Reason is null ? "" : " AND c.reason = @reason")
            .Append(Venue is null ? "" : " AND c.venue = @venue")
            .Append(Session is null ? "" : " AND c.session = @session")
            .Append(Owner is null ? "" : " AND c.review.owner = @owner")
            .Append(receivedBy is null ? "" : " AND c.receivedAt <= @by")
            // The first condition says nothing that the second does not, but is a place in the index to begin at: a page far behind costs what the first does.
            .Append(after is null ? "" : " AND c.receivedAt >= @at AND (c.receivedAt > @at OR c.exceptionId > @id)");
        var order = Status is null ? "" : Cause is null ? "c.review.status, " : "c.review.status, c.cause, ";
        return new QueryDefinition($"SELECT * FROM c WHERE {where} ORDER BY c.type, {order}c.receivedAt, c.exceptionId")
            .WithParameter("@status", Status is { } status ? EnumText.Of(status) : null)
            .WithParameter("@cause", Cause)
            .WithParameter("@reason", Reason)
            .WithParameter("@venue", Venue)
            .WithParameter("@session", Session)
            .WithParameter("@owner", Owner)
            .WithParameter("@by", receivedBy is { } by ? SortableInstantConverter.Text(by) : null)
            .WithParameter("@at", after is { } place ? SortableInstantConverter.Text(place.ReceivedAt) : null)
            .WithParameter("@id", after?.Id);
    }
}
