using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Pages.EndOfDay;
using BreakRow = Stp.Domain.EndOfDay.Reports.BreakRow;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary>The model of the page of one break, with what the book and the statement have of its position.</summary>
internal sealed class BreakModels(RunStore runs, BreakStore breaks, PositionReader positions, StatementLines statements, ReferenceCache reference)
{
    /// <summary>Lines of a side: more than somebody compares by eye.</summary>
    private const int MaxLines = 200;

    /// <summary>The break.</summary>
    /// <exception cref="RequestException">404: there is no such break, or not for this reader.</exception>
    public async Task<BreakModel> OfAsync(PageRequest page, string date, int? number, string id, CancellationToken cancellationToken)
    {
        var run = await RunRoute.FindAsync(runs, date, number, cancellationToken);
        if (await breaks.FindAsync(run.Key, BreakRoute.Id(id), cancellationToken) is not { Document.Review: var review } || !GetBreaks.MaySee(page.Caller, review))
        {
            throw new RequestException(ProblemKinds.NotFound, $"There is no break {id}.");
        }

        var (book, statement) = review.Break is { Account: { } account, Instrument: { } instrument }
            ? await SidesAsync(run, new PositionKey(account, instrument), review.Break.ClearingFirm, cancellationToken)
            : ([], []);
        return new BreakModel
        {
            BusinessDate = run.BusinessDate,
            Run = run.Run,
            RunStatus = EnumText.Of(run.Review.Status),
            Break = DayRows.Of(BreakRow.Of(review)),
            Explanations = [.. review.Explanations.Select(one => new ExplanationRow(one.By, one.At, one.Text))],
            Book = [.. book.Take(MaxLines)],
            Statement = [.. statement.Take(MaxLines)],
            IsCut = book.Count > MaxLines || statement.Count > MaxLines,
            People = People(page, review),
        };
    }

    /// <summary>What was booked of the date, and what the firm's file says; a run without a cut-off has looked at neither.</summary>
    private async Task<(IReadOnlyList<BookLine> Book, IReadOnlyList<StatedLine> Statement)> SidesAsync(
        RunDocument run, PositionKey key, string? firm, CancellationToken cancellationToken)
    {
        if (run.CutOff is not { } cutOff)
        {
            return ([], []);
        }

        var postings = await positions.PostingsOfDayAsync(key, run.BusinessDate, cutOff, MaxLines + 1, cancellationToken);
        var snapshot = await reference.GetAsync(cancellationToken);
        var lines = new List<StatedLine>();
        // A difference of lots is one between the book and the statements of all firms together.
        foreach (var used in run.Statements.Where(one => firm is null || one.ClearingFirm == firm))
        {
            var found = await statements.OfPositionAsync(key, used, run.BusinessDate, snapshot, cancellationToken);
            lines.AddRange(found.Select(one => Stated(one.Line, one.Mapped.Price)));
        }

        return ([.. postings.Select(p => new BookLine(p.TradeKey, p.ClearingDate, EnumText.Of(p.Side), p.Lots, p.Price))], lines);
    }

    private static StatedLine Stated(StatementLine line, decimal? price) => line.Kind == StatementLineKind.Trade
        ? new StatedLine(line.LineNumber, Reference: null, line.LongLots > 0 ? "buy" : "sell", line.LongLots + line.ShortLots, price)
        : new StatedLine(line.LineNumber, Reference: null, Side: null, line.LongLots - line.ShortLots, price);

    private static IReadOnlyList<string> People(PageRequest page, BreakReview review) =>
        [.. review.Explanations.Select(one => one.By).Append(review.AssignedTo).Append(page.Caller.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
}
