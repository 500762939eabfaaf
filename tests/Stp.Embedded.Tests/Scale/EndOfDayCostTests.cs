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
public sealed class EndOfDayCostTests
{
    private const string Heading = "What an end of day costs";

    [Theory]
    [InlineData(2, 10)]
    [InlineData(2, 400)]
    [InlineData(10, 10)]
    public async Task A_check(int accounts, int tradesOfEach)
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.Services.GetRequiredService<TableReferenceStore>()
            .ImportAsync([.. Enumerable.Range(1, accounts).Select(n => Account($"A{n}", $"ACC-{n}"))], CancellationToken.None);
        await day.BookAsync([
            .. from account in Enumerable.Range(1, accounts)
               from trade in Enumerable.Range(0, tradesOfEach)
               select New($"T{account}-{trade}", $"ACC-{account}", 1, 71m, Friday),
        ]);
        await day.UploadAsync(Friday, [.. Enumerable.Range(1, accounts).Select(n => Position($"A{n}", Symbol, tradesOfEach, 71m))]);
        day.Meter.Reset();

        await day.StartRunAsync(Friday);

        Assert.Equal(DayStatus.AwaitingSignOff, (await day.RunAsync(Friday)).Review.Status);
        var meter = day.Meter;
        string[] containers = [StpContainers.Trades, StpContainers.Positions, StpContainers.EndOfDay];
        // Accounts that are checked at once each read the settlement prices where none has them yet, so as many reads may come or not.
        ScaleDocument.AssertRow(
            Heading,
            $"{accounts} accounts with {tradesOfEach} trades each",
            [meter[Meter.Writes], meter[Meter.BatchOperations], meter[Meter.QueryPages]],
            [meter[Meter.Reads], .. containers.Select(container => meter[Meter.RequestUnits(container)]), meter.AllRequestUnits],
            byChance: accounts);
    }
}
