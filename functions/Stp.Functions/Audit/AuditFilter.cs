using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Audit;

/// <summary>Which entries of the trail are asked for; null for any.</summary>
/// <param name="Subject">One subject, or everything below it where it ends with a slash.</param>
/// <param name="By">Who, by the name that they had.</param>
/// <param name="ById">Who, by what stays theirs.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
internal sealed record AuditFilter(string? Subject, string? By, string? ById, string? Action, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>The query for what comes after a place in the list, newest first.</summary>
    public QueryDefinition Query((DateTimeOffset At, string Id)? after)
    {
        var isBelow = Subject?.EndsWith('/') == true;
        string?[] conditions =
        [
            Subject is null ? null : isBelow ? "STARTSWITH(c.subject, @subject)" : "c.subject = @subject",
            By is null ? null : "c.person = @by",
            ById is null ? null : "c.personId = @byId",
            Action is null ? null : "c.action = @action",
            From is null ? null : "c.at >= @from",
            To is null ? null : "c.at < @to",
            after is null ? null : "(c.at < @at OR (c.at = @at AND c.id < @id))",
        ];
        var given = conditions.Where(condition => condition is not null).ToList();
        var where = given.Count == 0 ? "" : $" WHERE {string.Join(" AND ", given)}";
        // The one equal path that finds the fewest, so that the index of it is walked in order.
        var first = Subject is not null && !isBelow ? "c.subject DESC, " : "";
        return new QueryDefinition($"SELECT * FROM c{where} ORDER BY {first}c.at DESC, c.id DESC")
            .WithParameter("@subject", Subject)
            .WithParameter("@by", By)
            .WithParameter("@byId", ById)
            .WithParameter("@action", Action)
            .WithParameter("@from", From is { } from ? SortableInstantConverter.Text(from) : null)
            .WithParameter("@to", To is { } to ? SortableInstantConverter.Text(to) : null)
            .WithParameter("@at", after is { } place ? SortableInstantConverter.Text(place.At) : null)
            .WithParameter("@id", after?.Id);
    }
}
