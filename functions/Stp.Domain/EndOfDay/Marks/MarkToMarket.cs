using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Marks;

/// <summary>The positions of one account marked to market, and what was missing for it.</summary>
/// <param name="Positions">By instrument, in the order of the book.</param>
/// <param name="Breaks">What was missing. It concerns the instrument and not the account, so every account that lacks it has the same break.</param>
public sealed record MarkedAccount(IReadOnlyList<PositionMark> Positions, IReadOnlyList<Break> Breaks);

/// <summary>Marks positions to market.</summary>
/// <param name="businessDate">The date.</param>
/// <param name="prices">Settlement prices of the date.</param>
/// <param name="previous">Settlement prices of the business date before.</param>
/// <param name="reference">For the contract specifications.</param>
public sealed class MarkToMarket(DateOnly businessDate, SettlementPriceList prices, SettlementPriceList previous, ReferenceSnapshot reference)
{
    /// <summary>Marks every position of a book.</summary>
    public MarkedAccount Mark(AccountBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var breaks = new List<Break>();
        var marks = book.Positions.Select(position => Mark(book.Account, position, breaks)).ToList();
        return new MarkedAccount(marks, breaks);
    }

    private PositionMark Mark(string account, BookPosition position, List<Break> breaks)
    {
        var parts = InstrumentParts.Of(position.Instrument);
        var specification = reference.Contract(parts.Product);
        var moneyPerLot = specification?.LotSizeOf(parts.DeliveryPeriod) * specification?.PriceMultiplier;
        if (moneyPerLot is null)
        {
            breaks.Add(WithoutSpecification(parts.Product));
        }

        var before = position.Total + (position.Day * -1);
        var (now, then) = (prices.Find(position.Instrument), previous.Find(position.Instrument));
        NoteMissing(position, before, now, then, breaks);
        var realised = moneyPerLot is { } size ? Pnl.Realised(position.Total, size) : (decimal?)null;
        var total = TotalOf(position.Total, now, moneyPerLot);
        return new PositionMark
        {
            Account = account,
            Instrument = position.Instrument,
            Product = parts.Product,
            Currency = specification?.Currency,
            NetLots = Shown.Exact(position.NetLots),
            SettlementPrice = now,
            PreviousSettlementPrice = then,
            Realised = realised,
            Unrealised = total - realised,
            Total = total,
            VariationMargin = total - TotalOf(before, then, moneyPerLot),
        };
    }

    /// <summary>Null without a price, unless nothing is open; null without a size.</summary>
    private static decimal? TotalOf(DayTotals totals, decimal? price, decimal? moneyPerLot) =>
        moneyPerLot is { } size && (price ?? (IsFlat(totals) ? 0m : null)) is { } settlement ? Pnl.Total(totals, settlement, size) : null;

    private static bool IsFlat(DayTotals totals) => totals.BoughtLots == totals.SoldLots;

    private void NoteMissing(BookPosition position, DayTotals before, decimal? now, decimal? then, List<Break> breaks)
    {
        if (now is null && !IsFlat(position.Total))
        {
            breaks.Add(WithoutPrice(
                position.Instrument, "", $"{position.Instrument} is held open and has no settlement price of {businessDate:yyyy-MM-dd}: it is not marked."));
        }

        if (then is null && !IsFlat(before))
        {
            breaks.Add(WithoutPrice(
                position.Instrument,
                "previous",
                $"{position.Instrument} was held open before {businessDate:yyyy-MM-dd} and has no settlement price from then: its variation margin is not known."));
        }
    }

    private Break WithoutPrice(string instrument, string subject, string detail) => new()
    {
        Type = BreakType.SettlementPrice,
        Instrument = instrument,
        Subject = subject,
        Detail = detail,
        FirstDate = businessDate,
    };

    private Break WithoutSpecification(string product) => new()
    {
        Type = BreakType.UnmappedInstrument,
        Subject = product,
        Detail = $"Product {product} has no contract specification: its positions are not marked.",
        FirstDate = businessDate,
    };
}
