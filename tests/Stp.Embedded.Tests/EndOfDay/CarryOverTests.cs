using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>What one day leaves to the next.</summary>
public sealed class CarryOverTests : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync() => _day = await EndOfDayUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task A_break_that_stays_grows_older_and_one_that_is_gone_begins_anew()
    {
        await CheckAsync(Friday, Position("A1", Symbol, 3, 71m));
        await CheckAsync(Monday, Position("A1", Symbol, 4, 71m));
        await CheckAsync(Tuesday, Settlement(Symbol, 71m));
        await CheckAsync(Tuesday.AddDays(1), Position("A1", Symbol, 4, 71m));

        Assert.Equal((0, Friday, (DateOnly?)null, 3m), await AgeAsync(Friday));
        Assert.Equal((1, Friday, (DateOnly?)Friday, 4m), await AgeAsync(Monday));
        Assert.Empty(await _day.BreaksAsync(Tuesday));
        Assert.Equal((0, Tuesday.AddDays(1), (DateOnly?)null, 4m), await AgeAsync(Tuesday.AddDays(1)));
    }

    [Fact]
    public async Task A_re_run_does_not_make_a_break_older_and_explanations_stay_with_their_day()
    {
        await CheckAsync(Friday, Position("A1", Symbol, 3, 71m));
        await _day.ExplainAllAsync(Friday);
        await _day.SignAsync(Friday, "ben");
        await CheckAsync(Monday, Position("A1", Symbol, 3, 71m));

        await _day.StartRunAsync(Monday, rerun: true);

        Assert.Equal((1, Friday, (DateOnly?)Friday, 3m), await AgeAsync(Monday));
        Assert.Equal((1, Friday, (DateOnly?)Friday, 3m), await AgeAsync(Monday, run: 2));
        Assert.All(await _day.BreaksAsync(Monday, run: 2), review => Assert.Equal(BreakStatus.Open, review.Status));
    }

    [Fact]
    public async Task The_variation_margin_of_a_day_is_taken_from_the_settlement_of_the_day_before()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        await CheckAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m));
        await CheckAsync(Monday, Position("A1", Symbol, 5, 71.5m));

        var report = (await _day.Results.ReportAsync(new(Monday, 1), default))!;
        var pnl = Assert.Single(report.PnlByCurrency);
        Assert.Equal((7_500m, 2_500m), (pnl.Total, pnl.VariationMargin));
        Assert.Empty(await _day.BreaksAsync(Monday));
    }

    [Fact]
    public async Task The_variation_margin_after_a_date_without_prices_is_taken_from_the_last_price_and_the_report_says_so()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday), New("T2", "ACC-1", 1, 71.2m, Monday));
        await CheckAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m));
        await CheckAsync(Tuesday, Position("A1", Symbol, 6, 71.5m));

        var report = (await _day.Results.ReportAsync(new(Tuesday, 1), default))!;
        // 5 lots gain 0.50 since Friday, 1 gains 0.30 since it was bought on Monday.
        Assert.Equal(2_800m, Assert.Single(report.PnlByCurrency).VariationMargin);
        Assert.Equal([new OlderPrice(Instrument, Friday)], report.OlderPrices);
        Assert.Empty(await _day.BreaksAsync(Tuesday));
    }

    /// <summary>Goes on to ten minutes after a date is due, and checks it.</summary>
    private async Task CheckAsync(DateOnly date, params StatementRow[] rows)
    {
        await _day.AdvanceAsync(FridayNight.AddDays(date.DayNumber - Friday.DayNumber) - _day.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        await _day.UploadAsync(date, rows);
        await _day.StartRunAsync(date);
        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(date)).Review.Status);
    }

    private async Task<(int Age, DateOnly First, DateOnly? Previous, decimal? Lots)> AgeAsync(DateOnly date, int run = 1)
    {
        var one = Assert.Single(await _day.BreaksAsync(date, run)).Break;
        return (one.AgeDays, one.FirstDate, one.PreviousDate, one.StatementLots);
    }
}
