using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.Reference;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>What the comparison with the statement finds, from the trade that is booked to the break that is stored.</summary>
public sealed class StatementBreakTests : IAsyncLifetime
{
    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync() => _day = await EndOfDayUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task Lots_that_only_the_statement_has_are_missing_in_the_book()
    {
        var one = Assert.Single(await CheckAsync(Position("A1", Symbol, -3, 71m)));

        Assert.Equal((BreakType.MissingInBook, "ACC-1", Instrument, "gh", ""), (one.Type, one.Account, one.Instrument, one.ClearingFirm, one.Subject));
        Assert.Equal((0m, -3m), (one.BookLots, one.StatementLots));
    }

    [Fact]
    public async Task Lots_that_only_the_book_has_are_missing_at_clearing()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));

        var found = await CheckAsync(Settlement(Symbol, 71m));

        Assert.Equal(
            [(BreakType.MissingAtClearing, "", 5m, 0m), (BreakType.MissingAtClearing, "buy", 5m, 0m)],
            found.Select(one => (one.Type, one.Subject, one.BookLots!.Value, one.StatementLots!.Value)));
    }

    [Fact]
    public async Task Other_lots_are_a_quantity_break()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));

        var one = Assert.Single(await CheckAsync(Position("A1", Symbol, 4, 71m), Trade("A1", Symbol, 5, 70m)));

        Assert.Equal((BreakType.Quantity, "", 5m, 4m), (one.Type, one.Subject, one.BookLots, one.StatementLots));
        Assert.Equal("XNYM:CL:2027-01 of ACC-1 on 2026-11-20: the book has 5 lots net, the statement of gh has 4.", one.Detail);
    }

    [Theory]
    [InlineData("70.01", false)]
    [InlineData("70.011", true)]
    public async Task Another_price_is_a_break_beyond_the_tolerance_of_the_product(string stated, bool isBreak)
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));

        var found = await CheckAsync(Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, decimal.Parse(stated)));

        (BreakType, string, decimal?, decimal?)[] expected = isBreak ? [(BreakType.Price, "buy", 70m, 70.011m)] : [];
        Assert.Equal(expected, found.Select(one => (one.Type, one.Subject, one.BookPrice, one.StatementPrice)));
    }

    [Fact]
    public async Task An_account_that_the_statement_names_and_nobody_has_mapped_is_a_break_until_it_is_mapped_and_run_again()
    {
        var one = Assert.Single(await CheckAsync(Position("Z9", Symbol, 2, 71m)));
        await _day.Services.GetRequiredService<TableReferenceStore>().ImportAsync([Account("Z9", "ACC-9")], default);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _day.StartRunAsync(Friday, rerun: true);
        var mapped = Assert.Single(await _day.BreaksAsync(Friday, run: 2)).Break;

        Assert.Equal((BreakType.UnmappedAccount, "gh", "Z9", 2m, 1), (one.Type, one.ClearingFirm, one.Subject, one.StatementLots, one.Count));
        Assert.Null(one.Account);
        Assert.Equal((BreakType.MissingInBook, "ACC-9", 2m), (mapped.Type, mapped.Account, mapped.StatementLots));
    }

    [Fact]
    public async Task An_account_that_clears_nowhere_is_a_break()
    {
        await _day.BookAsync(New("T1", "ACC-7", 5, 70m, Friday));

        var one = Assert.Single(await CheckAsync(Settlement(Symbol, 71m)));

        Assert.Equal((BreakType.UnmappedAccount, "ACC-7", "", 1), (one.Type, one.Account, one.Subject, one.Count));
        Assert.Null(one.ClearingFirm);
    }

    [Fact]
    public async Task An_instrument_that_the_statement_names_and_nobody_has_mapped_is_a_break()
    {
        var one = Assert.Single(await CheckAsync(Position("A1", "XXF7", 2, 71m)));

        Assert.Equal((BreakType.UnmappedInstrument, "gh", "XX", 2m, 1), (one.Type, one.ClearingFirm, one.Subject, one.StatementLots, one.Count));
    }

    [Fact]
    public async Task An_open_position_without_a_settlement_price_is_a_break()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));

        var one = Assert.Single(await CheckAsync(Position("A1", Symbol, 5), Trade("A1", Symbol, 5, 70m)));

        Assert.Equal((BreakType.SettlementPrice, Instrument, ""), (one.Type, one.Instrument, one.Subject));
        Assert.Null(Assert.Single((await _day.Results.ReportAsync(new RunKey(Friday, 1), default))!.PnlByCurrency).Total);
    }

    [Fact]
    public async Task Settlement_prices_that_differ_are_a_break_and_the_uploaded_one_is_used()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        using var uploaded = await _day.SendAsync(
            HttpMethod.Put, "settlement-prices/2026-11-20", "ann", new StringContent($"venue,instrument,price\n,{Instrument},72\n"));

        var one = Assert.Single(await CheckAsync(Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m)));

        Assert.Equal((BreakType.SettlementPrice, Instrument, "sources"), (one.Type, one.Instrument, one.Subject));
        Assert.Equal(10_000m, Assert.Single((await _day.Results.ReportAsync(new RunKey(Friday, 1), default))!.PnlByCurrency).Total);
    }

    /// <summary>Checks the Friday against such a statement.</summary>
    private async Task<IReadOnlyList<Break>> CheckAsync(params StatementRow[] rows)
    {
        await _day.UploadAsync(Friday, rows);
        await _day.StartRunAsync(Friday);
        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        var found = await _day.BreaksAsync(Friday);
        Assert.All(found, review => Assert.Equal((BreakStatus.Open, Friday, 0), (review.Status, review.Break.FirstDate, review.Break.AgeDays)));
        return [.. found.Select(review => review.Break)];
    }
}
