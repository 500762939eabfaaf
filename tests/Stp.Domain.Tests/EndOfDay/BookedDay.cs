using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;

namespace Stp.Domain.Tests.EndOfDay;

/// <summary>A day of trading as the ledger has booked it, for tests that read it as the check does.</summary>
internal sealed record BookedDay(IReadOnlyList<Position> Positions, IReadOnlyList<Posting> Postings, IReadOnlyList<Trade> Trades)
{
    /// <summary>The later of the two clearing dates of <see cref="TradeScript"/>.</summary>
    public static readonly DateOnly Date = new(2026, 11, 21);

    public static readonly DateTimeOffset CutOff = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Days of up to so many trades, with amendments, busts, links, and trades that change their account.</summary>
    public static Gen<BookedDay> Any(int maxTrades) => TradeScript.Day(maxTrades).Select(Book);

    public static BookedDay Book(IReadOnlyList<TradeScript> day) => Book(day.SelectMany(script => script.Events));

    public static BookedDay Book(IEnumerable<TradeEvent> events)
    {
        var stores = new MemoryBook();
        var book = new TradeBook(stores, stores, TimeProvider.System);
        // In two batches, so that versions of one trade come apart and take back what was posted before.
        foreach (var batch in events.Index().GroupBy(e => e.Index % 2, e => e.Item))
        {
            Assert.All(book.BookAsync([.. batch], CancellationToken.None).GetAwaiter().GetResult(), result => Assert.Null(result.Fault));
        }

        return new BookedDay([.. stores.Positions.Values], [.. stores.Postings], [.. stores.Trades.Values.Select(stored => stored.Trade)]);
    }

    /// <summary>The accounts that have any position.</summary>
    public IEnumerable<string> Accounts => Positions.Select(position => position.Key.Account).Distinct();

    /// <summary>The book of an account, of trades that have a line in force in it, in an order that the seed shuffles.</summary>
    public AccountBook BookOf(string account, int seed = 0, Func<Posting, DateTimeOffset>? bookedAt = null, DateOnly? date = null)
    {
        var builder = new AccountBookBuilder(account, date ?? Date, CutOff);
        Action[] steps =
        [
            .. Positions.Where(position => position.Key.Account == account).Select(position => (Action)(() => builder.AddPosition(position))),
            .. Postings.Where(posting => posting.Position.Account == account)
                .Select(posting => (Action)(() => builder.AddPosting(posting, bookedAt?.Invoke(posting) ?? CutOff))),
            .. Trades.Where(trade => trade.State.Lines.Any(line => line.Account == account)).Select(trade => (Action)(() => builder.AddTrade(trade))),
        ];
        new Random(seed).Shuffle(steps);
        Array.ForEach(steps, step => step());
        return builder.Build();
    }

    public DriftTracer Trace(PositionKey position)
    {
        var tracer = new DriftTracer(position);
        foreach (var posting in Postings)
        {
            tracer.AddPosting(posting);
        }

        foreach (var trade in Trades)
        {
            tracer.AddTrade(trade);
        }

        return tracer;
    }

    /// <summary>The same with a list in place of the postings.</summary>
    public BookedDay With(IEnumerable<Posting> postings) => this with { Postings = [.. postings] };
}
