using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Embedded.Tests.EndOfDay;
using Stp.Functions.Cosmos;
using Stp.Functions.Reference;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.Scale;

/// <summary>What the end-of-day check of a date costs, until it waits for finance; docs/scale.md says the same.</summary>
public sealed class EndOfDayCostTests : IAsyncLifetime
{
    private const string Heading = "What an end of day costs";

    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync() => _day = await EndOfDayUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Theory]
    [InlineData(2, 10)]
    [InlineData(2, 400)]
    [InlineData(10, 10)]
    public async Task A_check_of_everything(int accounts, int tradesOfEach)
    {
        await AddAccountsAsync(accounts);
        await TradeAsync(Friday, accounts, tradesOfEach, lotsBefore: 0);

        await AssertAsync($"{accounts} accounts with {tradesOfEach} trades each", Friday);
    }

    /// <summary>The rows of both are the same: what the day before has makes no difference.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(400)]
    public async Task A_check_that_goes_on_from_a_signed_day(int tradesBefore)
    {
        const int Accounts = 2;
        const int Trades = 10;
        await AddAccountsAsync(Accounts);
        await TradeAsync(Friday, Accounts, tradesBefore, lotsBefore: 0);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(10));
        await _day.StartRunAsync(Friday);
        await _day.ExplainAllAsync(Friday);
        await _day.SignAsync(Friday, "ben");
        await _day.AdvanceAsync(TimeSpan.FromDays(3));
        await TradeAsync(Monday, Accounts, Trades, tradesBefore);

        await AssertAsync($"{Accounts} accounts with {Trades} trades each since a signed day with {tradesBefore} each", Monday);
    }

    private async Task AddAccountsAsync(int accounts) => await _day.Services.GetRequiredService<TableReferenceStore>()
        .ImportAsync([.. Enumerable.Range(1, accounts).Select(n => Account($"A{n}", $"ACC-{n}"))], CancellationToken.None);

    /// <summary>Books trades of a lot each, and uploads the statement that has them.</summary>
    private async Task TradeAsync(DateOnly date, int accounts, int tradesOfEach, int lotsBefore)
    {
        await _day.BookAsync([
            .. from account in Enumerable.Range(1, accounts)
               from trade in Enumerable.Range(0, tradesOfEach)
               select New($"T{account}-{date.Day}-{trade}", $"ACC-{account}", 1, 71m, date),
        ]);
        await _day.UploadAsync(date, [.. Enumerable.Range(1, accounts).Select(n => Position($"A{n}", Symbol, lotsBefore + tradesOfEach, 71m))]);
    }

    private async Task AssertAsync(string row, DateOnly date)
    {
        var meter = _day.Meter;
        meter.Reset();

        await _day.StartRunAsync(date);

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(date)).Review.Status);
        string[] containers = [StpContainers.Trades, StpContainers.Positions, StpContainers.EndOfDay];
        ScaleDocument.AssertRow(
            Heading,
            row,
            [meter[Meter.Writes], meter[Meter.BatchOperations], meter[Meter.QueryPages], meter[Meter.Reads]],
            [.. containers.Select(container => meter[Meter.RequestUnits(container)]), meter.AllRequestUnits]);
    }
}
