using Stp.Domain.EndOfDay.Integrity;

namespace Stp.Domain.EndOfDay.Marks;

/// <summary>
/// The settlement prices of the business dates before one. A market may be closed on a date on which another one is open, and nothing tells
/// which market keeps which dates: so an instrument is taken up where it was last marked. Immutable.
/// </summary>
public sealed class PreviousPrices
{
    /// <summary>Business dates that are looked at: more than any market is closed at a stretch.</summary>
    public const int MaxDates = 5;

    private PreviousPrices(IReadOnlyList<(DateOnly Date, SettlementPriceList Prices)> dates) => Dates = dates;

    /// <summary>No date is known.</summary>
    public static PreviousPrices None { get; } = new([]);

    /// <summary>The dates, the latest first.</summary>
    public IReadOnlyList<(DateOnly Date, SettlementPriceList Prices)> Dates { get; }

    /// <summary>The same with a date before those that it has.</summary>
    public PreviousPrices Then(DateOnly date, SettlementPriceList prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return Dates is [.., var last] && last.Date <= date
            ? throw new ArgumentException($"{date:yyyy-MM-dd} is not before {last.Date:yyyy-MM-dd}.", nameof(date))
            : new PreviousPrices([.. Dates, (date, prices)]);
    }

    /// <summary>Whether there is a price for every position of a book that was open before its business date.</summary>
    public bool AreEnoughFor(AccountBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Positions.All(position => position.Before.IsFlat || Dates.Any(day => day.Prices.Find(position.Instrument) is not null));
    }
}
