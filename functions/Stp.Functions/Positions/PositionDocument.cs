using System.Collections.Immutable;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;

namespace Stp.Functions.Positions;

/// <summary>A position in container <c>positions</c>, in one partition with its postings.</summary>
internal sealed record PositionDocument
{
    /// <summary>The kind, since postings lie beside it.</summary>
    public const string FixedType = "position";

    /// <summary>The instrument. So one index by account and id holds an account's positions by instrument, and its postings by trade.</summary>
    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required string Account { get; init; }

    public required string Instrument { get; init; }

    /// <summary><c>MIC:PRODUCT</c>.</summary>
    public required string Product { get; init; }

    public required IReadOnlyList<DayDocument> Days { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static PositionDocument Of(Position position) => new()
    {
        Id = position.Key.Instrument,
        Account = position.Key.Account,
        Instrument = position.Key.Instrument,
        Product = InstrumentParts.Of(position.Key.Instrument).Product,
        Days = [.. position.Days.Select(day => new DayDocument(day.Key, day.Value))],
        UpdatedAt = position.UpdatedAt,
    };

    public Position ToPosition() => new()
    {
        Key = new PositionKey(Account, Instrument),
        Days = Days.ToImmutableSortedDictionary(day => day.ClearingDate, day => day.Totals),
        UpdatedAt = UpdatedAt,
    };
}

/// <summary>The totals of one clearing date.</summary>
internal sealed record DayDocument(DateOnly ClearingDate, DayTotals Totals);
