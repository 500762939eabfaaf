using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;
using Stp.Embedded.Tests.Faults;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>What the end-of-day check reads of an account: all of it, each once and in order, whatever happens meanwhile.</summary>
public sealed class AccountStreamTests
{
    /// <summary>Several pages.</summary>
    private const int Trades = 1_700;

    private const string Account = "BOOK-1";

    private static readonly DateOnly Date = new(2026, 11, 20);

    [Fact]
    public async Task Streams_give_an_accounts_trades_postings_and_positions_as_they_are_stored()
    {
        await using var ledger = await CosmosLedger.OpenAsync();
        var cases = 0;
        await Task.Run(() => Prop.ForAll(TradeScript.Day(maxTrades: 5).ToArbitrary(), day =>
            CheckAsync(ledger, new CosmosLedgerProperties.Delivery(day, [[.. day.SelectMany(t => t.Events)]]).In(++cases)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(8)));
    }

    [Fact]
    public async Task Nothing_is_left_out_or_given_twice_while_bookings_go_on()
    {
        await using var ledger = await CosmosLedger.OpenAsync();
        var book = Book(ledger);
        await BookAsync(book, Enumerable.Range(0, Trades).Select(i => Event($"T{i:D5}", version: 1)));
        var (trades, postings) = (new List<string>(), new List<string>());
        await foreach (var trade in ledger.AccountTrades.StreamByAccountAsync(Account, CancellationToken.None))
        {
            trades.Add(trade.TradeKey);
            await BookMeanwhileAsync(book, trades.Count);
        }

        await foreach (var (posting, _) in ledger.AccountPositions.StreamPostingsAsync(Account, CancellationToken.None))
        {
            postings.Add(posting.Id);
            await BookMeanwhileAsync(book, Trades + postings.Count);
        }

        AssertEachOnce(Enumerable.Range(0, Trades).Select(i => $"T{i:D5}"), trades);
        AssertEachOnce(Enumerable.Range(0, Trades).Select(i => $"T{i:D5}!1!1"), postings);
    }

    [Fact]
    public async Task A_fault_goes_on_behind_the_last_document()
    {
        var handlers = new List<FailingQueries>();
        await using var ledger = await CosmosLedger.OpenAsync(gateway =>
        {
            handlers.Add(new FailingQueries(gateway));
            return handlers[^1];
        });
        await BookAsync(Book(ledger), Enumerable.Range(0, Trades).Select(i => Event($"T{i:D5}", version: 1)));

        // The first client is the one without bulk execution, which the streams use.
        var faults = handlers[0];
        faults.IsOn = true;
        var trades = await ledger.AccountTrades.StreamByAccountAsync(Account, CancellationToken.None).Select(t => t.TradeKey).ToListAsync();
        var resumed = faults.Resumed;
        var postings = await ledger.AccountPositions.StreamPostingsAsync(Account, CancellationToken.None).Select(p => p.Posting.Id).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Trades).Select(i => $"T{i:D5}"), trades);
        Assert.Equal(Enumerable.Range(0, Trades).Select(i => $"T{i:D5}!1!1"), postings);
        Assert.True(faults.Refused > 2 && resumed > 0 && faults.Resumed > resumed, "No query was begun anew behind a document.");
    }

    [Fact]
    public async Task Accounts_with_positions_are_told_once_each_in_order()
    {
        const int Accounts = 40, Instruments = 30;
        await using var ledger = await CosmosLedger.OpenAsync();
        await BookAsync(Book(ledger), Enumerable.Range(0, Accounts * Instruments).Select(i => Event($"T{i:D5}", 1, $"A{i % Accounts:D2}", $"XNYM:CL:{2027 + (i / Accounts)}-01")));

        var accounts = await ledger.AccountPositions.AccountsWithPositionsAsync(CancellationToken.None).ToListAsync();
        var positions = await ledger.AccountPositions.StreamPositionsAsync("A07", CancellationToken.None).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Accounts).Select(i => $"A{i:D2}"), accounts);
        Assert.Equal(Enumerable.Range(0, Instruments).Select(i => new PositionKey("A07", $"XNYM:CL:{2027 + i}-01")), positions.Select(p => p.Key));
    }

    /// <summary>New trades before and behind what is being read, and amendments and cancels of what was or will be read.</summary>
    private static Task BookMeanwhileAsync(TradeBook book, int count) => count % 50 != 0 ? Task.CompletedTask : BookAsync(book,
    [
        Event($"S{count:D5}", version: 1),
        Event($"T{count % Trades:D5}a", version: 1),
        Event($"U{count:D5}", version: 1),
        Event($"T{(count + 3) % Trades:D5}", version: 2 + count),
        Event($"T{(count + 700) % Trades:D5}", version: 2 + count),
        Event($"T{(count + 701) % Trades:D5}", version: 2 + count) with { Action = TradeAction.Cancel },
    ]);

    private static void AssertEachOnce(IEnumerable<string> there, List<string> read)
    {
        Assert.Equal(read.Order(StringComparer.Ordinal), read);
        Assert.Equal(read.Distinct(StringComparer.Ordinal), read);
        Assert.Superset(there.ToHashSet(StringComparer.Ordinal), read.ToHashSet(StringComparer.Ordinal));
    }

    private static async Task CheckAsync(CosmosLedger ledger, CosmosLedgerProperties.Delivery delivery)
    {
        await BookAsync(Book(ledger), delivery.Batches.SelectMany(batch => batch));
        var keys = delivery.Day.SelectMany(t => t.Events).Select(e => e.TradeKey).Distinct().Order(StringComparer.Ordinal);
        var stored = await keys.ToAsyncEnumerable().Select(async (string key, CancellationToken token) => (await ledger.Trades.ReadAsync(key, token))?.Trade).OfType<Trade>().ToListAsync();
        var lines = delivery.Day.SelectMany(t => t.Events).SelectMany(e => e.Lines).ToList();
        foreach (var account in lines.Select(l => l.Account).Distinct())
        {
            var expected = stored.FindAll(t => t.State.Terms?.Lines.Any(l => l.Account == account) == true);
            var trades = await ledger.AccountTrades.StreamByAccountAsync(account, CancellationToken.None).ToListAsync();
            Assert.Equal(expected.Select(t => t.TradeKey), trades.Select(t => t.TradeKey));
            Assert.Equal(expected.SelectMany(t => t.State.Lines), trades.SelectMany(t => t.State.Lines));
            Assert.Equal(expected.SelectMany(t => Postings.Of(t)), trades.SelectMany(t => Postings.Of(t)));
            Assert.Equal(expected.SelectMany(t => t.State.Terms!.Lines), trades.SelectMany(t => t.State.Terms!.Lines));

            var (postings, positions) = (new List<Posting>(), new List<Position>());
            foreach (var key in lines.Where(l => l.Account == account).Select(l => new PositionKey(account, l.Instrument)).Distinct().OrderBy(k => k.Instrument, StringComparer.Ordinal))
            {
                postings.AddRange(await ledger.PostingsOfAsync(key));
                positions.AddRange(await ledger.PositionAsync(key) is { } position ? [position] : []);
            }

            var read = await ledger.AccountPositions.StreamPostingsAsync(account, CancellationToken.None).ToListAsync();
            Assert.Equal(postings.OrderBy(p => p.Id, StringComparer.Ordinal), read.Select(p => p.Posting));
            Assert.All(read, p => Assert.NotEqual(default, p.BookedAt));
            var streamed = await ledger.AccountPositions.StreamPositionsAsync(account, CancellationToken.None).ToListAsync();
            Assert.Equal(positions.Select(p => (p.Key, p.UpdatedAt, p.Total())), streamed.Select(p => (p.Key, p.UpdatedAt, p.Total())));
        }
    }

    private static TradeBook Book(CosmosLedger ledger) => new(ledger.Trades, ledger.Postings, TimeProvider.System);

    private static async Task BookAsync(TradeBook book, IEnumerable<TradeEvent> events) =>
        Assert.All(await book.BookAsync([.. events], CancellationToken.None), result => Assert.True(result.IsBooked));

    private static TradeEvent Event(string key, long version, string account = Account, string instrument = "XNYM:CL:2027-01") => new()
    {
        TradeKey = key,
        Action = version == 1 ? TradeAction.New : TradeAction.Replace,
        Version = new VersionStamp(version, 0),
        Venue = "test",
        Session = "S",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TradeDate = Date,
        ClearingDate = Date,
        Lines = [new TradeLine { LegId = "1", Account = account, Instrument = instrument, Side = Side.Buy, Lots = version, Price = 70.5m }],
        Raw = new byte[] { 1 },
    };
}
