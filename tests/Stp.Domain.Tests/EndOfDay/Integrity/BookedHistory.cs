using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Integrity;

/// <summary>Several evenings of one book: what the ledger had stored when each was checked. Every report came in some phase before, in any order.</summary>
/// <param name="Evenings">What was stored when the check of each evening read it; the first clearing date is its own.</param>
internal sealed record BookedHistory(IReadOnlyList<BookedEvening> Evenings)
{
    /// <summary>
    /// When reports come, before or after the cut-off of an evening: long before, shortly before the instant of the checkpoint, between it and the
    /// cut-off, and while the check reads.
    /// </summary>
    private static readonly TimeSpan[] Phases =
        [TimeSpan.FromHours(-3), -AccountCheckpoint.Margin - TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(-1), TimeSpan.FromSeconds(30)];

    /// <summary>Days of trading with amendments, busts, links, and trades that change their account and date, over three evenings.</summary>
    public static Gen<BookedHistory> Any(int maxTrades) =>
        from scripts in TradeScript.Day(maxTrades)
        from seed in Gen.Choose(0, int.MaxValue)
        select Book([.. scripts.SelectMany(script => script.Events)], new Random(seed));

    private static BookedHistory Book(IReadOnlyList<TradeEvent> events, Random dice)
    {
        const int Checked = 3;
        var phases = events.GroupBy(_ => dice.Next(Checked * Phases.Length)).ToDictionary(phase => phase.Key, phase => phase.ToList());
        var (stores, clock) = (new MemoryBook(), new PhaseClock());
        var book = new TradeBook(stores, stores, clock);
        var bookedAt = new Dictionary<string, DateTimeOffset>();
        var evenings = new List<BookedEvening>();
        for (var evening = 0; evening < Checked; evening++)
        {
            var cutOff = BookedDay.CutOff.AddDays(evening);
            foreach (var (number, phase) in Phases.Index())
            {
                clock.Now = cutOff + phase;
                var results = book.BookAsync(phases.GetValueOrDefault((evening * Phases.Length) + number) ?? [], CancellationToken.None).GetAwaiter().GetResult();
                Assert.All(results, result => Assert.Null(result.Fault));
                // A trade is stored before it is posted, so an instant may lie between the two.
                var delay = TimeSpan.FromMinutes(2 * dice.Next(2));
                foreach (var posting in stores.Postings.Where(posting => !bookedAt.ContainsKey(posting.Id)))
                {
                    bookedAt.Add(posting.Id, clock.Now + delay);
                }
            }

            var date = new DateOnly(2026, 11, 20).AddDays(evening);
            evenings.Add(new BookedEvening(
                date, cutOff, [.. stores.Positions.Values], [.. stores.Postings.Select(posting => (posting, bookedAt[posting.Id]))],
                [.. stores.Trades.Values.Select(stored => stored.Trade)]));
        }

        return new BookedHistory(evenings);
    }

    private sealed class PhaseClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>What is stored when an evening is checked.</summary>
internal sealed record BookedEvening(
    DateOnly Date,
    DateTimeOffset CutOff,
    IReadOnlyList<Position> Positions,
    IReadOnlyList<(Posting Posting, DateTimeOffset BookedAt)> Postings,
    IReadOnlyList<Trade> Trades)
{
    public IEnumerable<string> Accounts => Positions.Select(position => position.Key.Account).Distinct();

    /// <summary>The date before it is one that is told by itself; those before are one sum.</summary>
    private DateOnly RecentFrom => Date.AddDays(-1);

    /// <summary>The book by a reading of everything.</summary>
    public AccountBook FullOf(string account)
    {
        var builder = new AccountBookBuilder(account, Date, CutOff) { RecentFrom = RecentFrom };
        Read(account, AccountCheckpoint.KnownByAt(CutOff), isEverything: true, builder.AddPosition, builder.AddPosting, builder.AddTrade);
        return builder.Build();
    }

    /// <summary>The book by a reading of what is new since a checkpoint; null where it drifts.</summary>
    public AccountBook? ContinuedFrom(AccountCheckpoint from)
    {
        Assert.True(from.Serves(CutOff, RecentFrom));
        var builder = new ContinuedBookBuilder(from, Date, CutOff, RecentFrom);
        Read(from.Account, from.KnownBy, isEverything: false, builder.AddPosition, builder.AddPosting, builder.AddTrade);
        return builder.Build();
    }

    /// <summary>Whether any change of a trade since an instant touched an account.</summary>
    public static bool IsRevised(Trade trade, string account, DateTimeOffset since) => trade.Revisions
        .Index()
        .Where(revision => revision.Item.At > since)
        .Any(revision => revision.Item.Lines.Concat(revision.Index == 0 ? [] : trade.Revisions[revision.Index - 1].Lines).Any(line => line.Account == account));

    private void Read(
        string account, DateTimeOffset since, bool isEverything, Action<Position> position, Action<Posting, DateTimeOffset> posting, Action<Trade> trade)
    {
        foreach (var one in Positions.Where(one => one.Key.Account == account))
        {
            position(one);
        }

        foreach (var (one, at) in Postings.Where(one => one.Posting.Position.Account == account && (isEverything || one.BookedAt > since)))
        {
            posting(one, at);
        }

        foreach (var one in Trades.Where(one => (isEverything && one.State.Lines.Any(line => line.Account == account)) || IsRevised(one, account, since)))
        {
            trade(one);
        }
    }
}
