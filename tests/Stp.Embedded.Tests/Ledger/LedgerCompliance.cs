using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>What <see cref="ITradeStore"/> and <see cref="IPostingStore"/> promise. A subclass says which stores.</summary>
public abstract class LedgerCompliance : IAsyncLifetime
{
    private static readonly PositionKey Key = new("BOOK-1", "XNYM:CL:2027-01");
    private static readonly DateOnly Day = new(2026, 11, 20);

    private LedgerUnderTest _ledger = null!;

    private ITradeStore Trades => _ledger.Trades;

    private IPostingStore Postings => _ledger.Postings;

    protected abstract Task<LedgerUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => _ledger = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _ledger.DisposeAsync();
    }

    [Fact]
    public async Task A_trade_that_does_not_exist_is_null() => Assert.Null(await Trades.ReadAsync("T1", default));

    [Fact]
    public async Task A_trade_is_read_as_it_was_created_whole()
    {
        var trade = TradeWith("T1", lots: 3.5m);

        Assert.True(await Trades.TryCreateAsync(trade, default));

        AssertSame(trade, (await Trades.ReadAsync("T1", default))!.Trade);
    }

    [Fact]
    public async Task A_second_create_is_refused_and_changes_nothing()
    {
        var first = TradeWith("T1", lots: 1);
        await Trades.TryCreateAsync(first, default);

        Assert.False(await Trades.TryCreateAsync(TradeWith("T1", lots: 2), default));
        Assert.False(await _ledger.Another().Trades.TryCreateAsync(first, default));

        AssertSame(first, (await Trades.ReadAsync("T1", default))!.Trade);
    }

    [Fact]
    public async Task A_replace_needs_the_current_tag()
    {
        await Trades.TryCreateAsync(TradeWith("T1", lots: 1), default);
        var first = (await Trades.ReadAsync("T1", default))!;
        var second = TradeWith("T1", lots: 2);

        Assert.True(await Trades.TryReplaceAsync(second, first.ETag, default));
        Assert.False(await Trades.TryReplaceAsync(TradeWith("T1", lots: 3), first.ETag, default));

        var stored = (await Trades.ReadAsync("T1", default))!;
        AssertSame(second, stored.Trade);
        Assert.NotEqual(first.ETag, stored.ETag);
    }

    [Fact]
    public async Task Of_many_replaces_at_once_one_wins()
    {
        await Trades.TryCreateAsync(TradeWith("T1", lots: 1), default);
        var tag = (await Trades.ReadAsync("T1", default))!.ETag;

        var won = await Task.WhenAll(Enumerable.Range(2, 40).Select(lots => Trades.TryReplaceAsync(TradeWith("T1", lots), tag, default)));

        Assert.Single(won, true);
    }

    [Fact]
    public async Task Trades_do_not_touch_each_other()
    {
        var trades = Enumerable.Range(1, 60).Select(i => TradeWith($"T{i}", lots: i)).ToList();

        Assert.All(await Task.WhenAll(trades.Select(trade => Trades.TryCreateAsync(trade, default))), Assert.True);

        foreach (var trade in trades)
        {
            AssertSame(trade, (await Trades.ReadAsync(trade.TradeKey, default))!.Trade);
        }
    }

    [Fact]
    public async Task Postings_move_their_position()
    {
        Assert.Empty(await Postings.PostAsync(Key, [PostingOf(1, 2, 70.25m), PostingOf(2, 3, -0.5m)], someMayExist: false, default));
        Assert.Empty(await Postings.PostAsync(Key, [PostingOf(3, -2, 70.25m)], someMayExist: false, default));

        await AssertHoldsAsync(3, 3);
    }

    [Fact]
    public async Task Postings_count_once_however_often_they_are_posted()
    {
        var first = new[] { PostingOf(1, 2, 70m), PostingOf(2, 3, 70m) };
        await Postings.PostAsync(Key, first, someMayExist: false, default);

        Assert.Empty(await Postings.PostAsync(Key, first, someMayExist: true, default));
        Assert.Empty(await Postings.PostAsync(Key, [first[1], PostingOf(3, 4, 70m)], someMayExist: true, default));
        Assert.Empty(await _ledger.Another().Postings.PostAsync(Key, [PostingOf(3, 4, 70m), first[0]], someMayExist: true, default));

        await AssertHoldsAsync(9, 3);
    }

    [Fact]
    public async Task A_posting_that_is_stored_with_other_content_is_told_and_left_as_it_is()
    {
        await Postings.PostAsync(Key, [PostingOf(1, 2, 70m)], someMayExist: false, default);

        Assert.Equal([PostingOf(1, 9, 70m).Id], await Postings.PostAsync(Key, [PostingOf(1, 9, 70m), PostingOf(2, 5, 70m)], someMayExist: true, default));

        await AssertHoldsAsync(7, 2);
    }

    [Fact]
    public async Task More_postings_than_a_batch_takes_are_all_posted()
    {
        var many = Enumerable.Range(1, 250).Select(i => PostingOf(i, 1, i)).ToList();

        Assert.Empty(await Postings.PostAsync(Key, many, someMayExist: false, default));

        await AssertHoldsAsync(250, 250);
    }

    [Fact]
    public async Task Two_instances_that_post_at_once_lose_nothing_and_count_nothing_twice()
    {
        var instances = new[] { _ledger, _ledger.Another(), _ledger.Another() };

        await Task.WhenAll(Enumerable.Range(1, 60).Select(i =>
            instances[i % 3].Postings.PostAsync(Key, [PostingOf(i, 1, 70m), PostingOf(1 + (i % 60), 1, 70m)], someMayExist: true, default)));

        await AssertHoldsAsync(60, 60);
    }

    [Fact]
    public async Task Positions_do_not_touch_each_other()
    {
        var other = Key with { Instrument = "XNYM:CL:2027-02" };
        await Postings.PostAsync(Key, [PostingOf(1, 2, 70m)], someMayExist: false, default);
        await Postings.PostAsync(other, [PostingOf(2, 5, 70m) with { Position = other }], someMayExist: false, default);

        await AssertHoldsAsync(2, 1);
        Assert.Null(await _ledger.PositionAsync(Key with { Account = "BOOK-2" }));
    }

    private async Task AssertHoldsAsync(decimal lots, int count)
    {
        var postings = await _ledger.PostingsOfAsync(Key);
        var position = (await _ledger.PositionAsync(Key))!;
        Assert.Equal(count, postings.Count);
        Assert.Equal(count, postings.Select(p => p.Id).Distinct().Count());
        Assert.Equal(lots, position.Total().BoughtLots);
        Assert.Equal(Position.Empty(Key).Post(postings, position.UpdatedAt).Days, position.Days);
    }

    private static Posting PostingOf(int number, decimal lots, decimal price) => new()
    {
        Id = $"T{number}!1!1",
        Position = Key,
        TradeKey = $"T{number}",
        Revision = 1,
        LegId = "1",
        ClearingDate = Day,
        Side = Side.Buy,
        Lots = lots,
        Price = price,
        Trades = Math.Sign(lots),
    };

    private static Trade TradeWith(string key, decimal lots) => Trade.Unknown(key).Record(
        [
            new TradeEvent
            {
                TradeKey = key,
                Action = TradeAction.New,
                Version = new VersionStamp(638_000_000_000_000_001, 7),
                Venue = "ice",
                Session = "TC1",
                SeqNum = 12,
                ReceivedAt = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
                TransactTime = new DateTimeOffset(2026, 11, 20, 9, 59, 59, TimeSpan.Zero).AddTicks(1),
                TradeDate = Day,
                ClearingDate = Day.AddDays(3),
                Lines =
                [
                    new TradeLine
                    {
                        LegId = "1", Account = Key.Account, Instrument = Key.Instrument, Side = Side.Sell, Lots = lots,
                        Price = -12.345678901234567890123456m, PriceKind = PriceKind.Provisional, Trader = "J. Doe \"é\"",
                    },
                ],
                Raw = new byte[] { 0, 1, 0xFF, (byte)'8', (byte)'=' },
            },
        ],
        new DateTimeOffset(2026, 11, 20, 10, 0, 1, TimeSpan.Zero));

    /// <summary>Records compare lists and memory by reference, so the parts are compared.</summary>
    private static void AssertSame(Trade expected, Trade actual)
    {
        Assert.Equal(expected.TradeKey, actual.TradeKey);
        Assert.Equal(expected.LinkedTo, actual.LinkedTo);
        Assert.Equivalent(expected.Revisions, actual.Revisions, strict: true);
        Assert.Equal(expected.Events.Length, actual.Events.Length);
        foreach (var (one, other) in expected.Events.Zip(actual.Events))
        {
            Assert.Equal(one.Raw.ToArray(), other.Raw.ToArray());
            Assert.Equal(one.Lines, other.Lines);
            Assert.Equal(one with { Raw = default, Lines = [] }, other with { Raw = default, Lines = [] });
        }
    }
}

public sealed class CosmosLedgerCompliance : LedgerCompliance
{
    protected override async Task<LedgerUnderTest> OpenAsync() => await CosmosLedger.OpenAsync();
}

public sealed class MemoryLedgerCompliance : LedgerCompliance
{
    protected override Task<LedgerUnderTest> OpenAsync() => Task.FromResult<LedgerUnderTest>(new MemoryLedger(new MemoryBook()));
}
