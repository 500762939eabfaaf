using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Positions;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>One position of one account, as the book has it and as the statements have it.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Book">The book's side.</param>
/// <param name="Statement">The statements' side.</param>
/// <param name="ClearingFirm">The one firm at which the account clears; null where there are several.</param>
/// <param name="Tolerance">Differences that are no break.</param>
/// <param name="BusinessDate">The date of both.</param>
internal sealed record BookedAndStated(
    string Account, BookPosition Book, StatementSums Statement, string? ClearingFirm, Tolerance Tolerance, DateOnly BusinessDate)
{
    private string Stated => ClearingFirm is null ? "the statements have" : $"the statement of {ClearingFirm} has";

    /// <summary>The difference of the open position.</summary>
    public IEnumerable<Break> ComparePositions() => CompareLots(Book.NetLots, Statement.NetLots, "", "net");

    /// <summary>The differences of the day's trades, by side.</summary>
    public IEnumerable<Break> CompareTrades() =>
        CompareSide("buy", "bought", 1, new TradedSide(Book.Day.BoughtLots, Book.Day.BoughtNotional, false), Statement.Bought)
            .Concat(CompareSide("sell", "sold", -1, new TradedSide(Book.Day.SoldLots, Book.Day.SoldNotional, false), Statement.Sold));

    private List<Break> CompareSide(string side, string verb, int sign, TradedSide book, TradedSide stated)
    {
        var lots = CompareLots(sign * book.Lots, sign * stated.Lots, side, verb).ToList();
        return lots.Count > 0 || book.Lots <= 0m || stated.Lots <= 0m || stated.IsUnpriced || IsSamePrice(book, stated)
            ? lots
            : [PriceBreak(side, verb, book, stated)];
    }

    private IEnumerable<Break> CompareLots(decimal book, decimal stated, string subject, string what)
    {
        if (Math.Abs(book - stated) <= Tolerance.Lots)
        {
            yield break;
        }

        yield return Found(
            stated == 0m ? BreakType.MissingAtClearing : book == 0m ? BreakType.MissingInBook : BreakType.Quantity,
            subject,
            $"{Book.Instrument} of {Account} on {BusinessDate:yyyy-MM-dd}: the book has {Lots(book, "no")} lots {what}, {Stated} {Lots(stated, "none")}.") with
        {
            BookLots = Shown.Exact(book),
            StatementLots = Shown.Exact(stated),
        };
    }

    /// <summary>Other lots have other averages, so prices are compared where lots agree. Multiplied out, because an average is seldom exact.</summary>
    private bool IsSamePrice(TradedSide book, TradedSide stated) =>
        Math.Abs((book.Notional * stated.Lots) - (stated.Notional * book.Lots)) <= Tolerance.Price * book.Lots * stated.Lots;

    private Break PriceBreak(string side, string verb, TradedSide book, TradedSide stated)
    {
        var (bookPrice, statedPrice) = (Shown.Price(book.Average), Shown.Price(stated.Average));
        var detail = $"{Book.Instrument} of {Account} on {BusinessDate:yyyy-MM-dd}: the book has {Instrument.Canonical(book.Lots)} lots {verb} at an average of "
            + $"{Instrument.Canonical(bookPrice)}, {Stated} {Instrument.Canonical(statedPrice)}; {Instrument.Canonical(Tolerance.Price)} is tolerated.";
        return Found(BreakType.Price, side, detail) with { BookPrice = bookPrice, StatementPrice = statedPrice };
    }

    private Break Found(BreakType type, string subject, string detail) => new()
    {
        Type = type,
        Account = Account,
        Instrument = Book.Instrument,
        ClearingFirm = ClearingFirm,
        Subject = subject,
        Detail = detail,
        FirstDate = BusinessDate,
    };

    private static string Lots(decimal lots, string none) => lots == 0m ? none : Instrument.Canonical(lots);
}
