using System.Globalization;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;
using Stp.Functions.Feeds;

namespace Stp.Functions.Audit;

/// <summary>An entry of the trail on its way: stored in one transaction with the change that it tells of, so beside that, in its partition.</summary>
internal sealed record PendingAudit
{
    public const string FixedType = "pendingAudit";

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    /// <summary>The partition in <c>eod</c>, or null.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>With <see cref="Date"/> the partition in <c>statements</c>, or null.</summary>
    public string? ClearingFirm { get; init; }

    /// <summary>Alone the partition in <c>settlement-prices</c>, or null.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The partition in <c>exceptions</c>, or null.</summary>
    public string? ExceptionId { get; init; }

    /// <summary>With <see cref="Session"/> the partition in <c>feeds</c>, or null.</summary>
    public string? Venue { get; init; }

    public string? Session { get; init; }

    public required AuditEntry Entry { get; init; }

    /// <summary>The entry of a change to a date in <c>eod</c>.</summary>
    public static PendingAudit OfDay(DateOnly businessDate, AuditEntry entry) => new() { Id = IdOf(entry), BusinessDate = businessDate, Entry = entry };

    /// <summary>The entry of a change to a held message in <c>exceptions</c>.</summary>
    public static PendingAudit OfException(string exceptionId, AuditEntry entry) => new() { Id = IdOf(entry), ExceptionId = exceptionId, Entry = entry };

    /// <summary>The entry of a change to a feed in <c>feeds</c>.</summary>
    public static PendingAudit OfFeed(string venue, string session, AuditEntry entry) => new() { Id = IdOf(entry), Venue = venue, Session = session, Entry = entry };

    /// <summary>The entry of an upload to <c>statements</c>, or without a clearing firm to <c>settlement-prices</c>.</summary>
    public static PendingAudit OfUpload(string? clearingFirm, DateOnly date, AuditEntry entry) =>
        new() { Id = IdOf(entry), ClearingFirm = clearingFirm, Date = date, Entry = entry };

    /// <summary>Where it is kept until it is in the trail.</summary>
    public (Container Container, PartitionKey Partition) PlaceIn(StpDatabase database) => this switch
    {
        { BusinessDate: { } date } => (database.EndOfDay, new PartitionKey(Text(date))),
        { ExceptionId: { } id } => (database.Exceptions, new PartitionKey(id)),
        { Venue: { } venue, Session: { } session } => (database.Feeds, FeedPartition.Of(venue, session)),
        { ClearingFirm: { } firm, Date: { } date } => (database.Statements, new PartitionKeyBuilder().Add(firm).Add(Text(date)).Build()),
        { Date: { } date } => (database.SettlementPrices, new PartitionKey(Text(date))),
        _ => throw new InvalidOperationException($"Pending entry {Id} has no partition."),
    };

    private static string IdOf(AuditEntry entry) => $"audit-{AuditDocument.IdOf(entry)}";

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
