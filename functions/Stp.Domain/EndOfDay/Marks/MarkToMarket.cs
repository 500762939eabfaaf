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
/// <param name="previous">Settlement prices before the date.</param>
/// <param name="reference">For the contract specifications.</param>
public sealed class MarkToMarket(DateOnly businessDate, SettlementPriceList prices, PreviousPrices previous, ReferenceSnapshot reference)
{
    /// <summary>Marks every position of a book.</summary>
    public MarkedAccount Mark(AccountBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var breaks = new List<Break>();
        var recent = book.RecentDays.ToLookup(day => day.Instrument, StringComparer.Ordinal);
        var marks = book.Positions.Select(position => Mark(book.Account, position, recent[position.Instrument], breaks)).ToList();
        return new MarkedAccount(marks, breaks);
    }

    private PositionMark Mark(string account, BookPosition position, IEnumerable<BookDay> recent, List<Break> breaks)
    {
        var parts = InstrumentParts.Of(position.Instrument);
        var specification = reference.Contract(parts.Product);
        var moneyPerLot = specification?.LotSizeOf(parts.DeliveryPeriod) * specification?.PriceMultiplier;
        if (moneyPerLot is null)
        {
            breaks.Add(WithoutSpecification(parts.Product));
        }

        var now = prices.Find(position.Instrument);
        if (now is null && !position.Total.IsFlat)
        {
            breaks.Add(WithoutPrice(
                position.Instrument, "", $"{position.Instrument} is held open and has no settlement price of {businessDate:yyyy-MM-dd}: it is not marked."));
        }

        var realised = moneyPerLot is { } size ? Pnl.Realised(position.Total, size) : null;
        var total = TotalOf(position.Total, now, moneyPerLot);
        if (moneyPerLot is not null && (realised is null || (total is null && (now is not null || position.Total.IsFlat))))
        {
            breaks.Add(TooLarge(position.Instrument, parts.Product));
        }

        var mark = new PositionMark
        {
            Account = account,
            Instrument = position.Instrument,
            Product = parts.Product,
            Currency = specification?.Currency,
            NetLots = Shown.Exact(position.NetLots),
            SettlementPrice = now,
            Realised = realised,
            Unrealised = total - realised,
            Total = total,
        };
        return specification?.Marking == Marking.Premium && parts.IsOption
            ? mark with { VariationMargin = 0m }
            : WithMargin(mark, position, recent, moneyPerLot, breaks);
    }

    private PositionMark WithMargin(
        PositionMark mark, BookPosition position, IEnumerable<BookDay> recent, decimal? moneyPerLot, List<Break> breaks)
    {
        var last = LastMarked(position, [.. recent]);
        if (last is null)
        {
            breaks.Add(WithoutPrice(
                position.Instrument,
                "previous",
                $"{position.Instrument} was held open before {businessDate:yyyy-MM-dd} and has no settlement price of the last {PreviousPrices.MaxDates} "
                    + "business dates: its variation margin is not known."));
            return mark;
        }

        return mark with
        {
            PreviousSettlementPrice = last.Price,
            PreviousSettlementDate = last.Price is null ? null : last.Date,
            VariationMargin = mark.Total - TotalOf(last.Totals, last.Price, moneyPerLot),
        };
    }

    /// <summary>
    /// The position as it stood when its total was last known: it had a price, or needed none because nothing was open. What was booked for
    /// later dates counts as traded since; usually that is the business date alone. Null where there is no such date.
    /// </summary>
    private LastMark? LastMarked(BookPosition position, IReadOnlyList<BookDay> recent)
    {
        foreach (var (date, known) in previous.Dates)
        {
            var since = recent.Where(day => day.Date > date).Aggregate(default(DayTotals), (sum, day) => sum + day.Totals);
            var last = new LastMark(date, position.Before + (since * -1), known.Find(position.Instrument));
            if (last.Price is not null || last.Totals.IsFlat)
            {
                return last;
            }
        }

        return position.Before.IsFlat ? new LastMark(businessDate, position.Before, Price: null) : null;
    }

    /// <summary>Null without a price, unless nothing is open; null without a size.</summary>
    private static decimal? TotalOf(DayTotals totals, decimal? price, decimal? moneyPerLot) =>
        moneyPerLot is { } size && (price ?? (totals.IsFlat ? 0m : null)) is { } settlement ? Pnl.Total(totals, settlement, size) : null;

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

    private Break TooLarge(string instrument, string product) => new()
    {
        Type = BreakType.UnmappedInstrument,
        Instrument = instrument,
        Subject = "too-large",
        Detail = $"The profit and loss of {instrument} is too large to be told: look at lot size and price multiplier of {product}.",
        FirstDate = businessDate,
    };

    private sealed record LastMark(DateOnly Date, DayTotals Totals, decimal? Price);
}
