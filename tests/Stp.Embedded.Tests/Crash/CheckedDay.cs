using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.EndOfDay;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.Crash;

/// <summary>A date of the past with many accounts, a statement that differs in some of them, and no other date that the clock would check.</summary>
internal static class CheckedDay
{
    public const int Accounts = 200;

    /// <summary>Every tenth account has another position in the statement, and one code of it is mapped to nobody.</summary>
    public const int Breaks = (Accounts / 10) + 1;

    private static readonly decimal[] Lots = [1, 2, 3];

    /// <summary>A Monday.</summary>
    public static DateOnly Date { get; } = new(2024, 1, 15);

    /// <summary>Writes the settings of the end of day.</summary>
    public static async Task WriteSettingsAsync(DirectoryInfo folder)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        // On the dates that are due around now the exchange is closed.
        var closed = Enumerable.Range(-10, 14).Select(today.AddDays).ToList();
        var holidays = string.Join(", ", closed.Select(date => $"\"{date:yyyy-MM-dd}\": \"closed\""));
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("calendars").FullName, "past.json"), $$"""
            {
              "name": "past", "timeZone": "Europe/London", "closedDays": ["sunday"], "close": "23:00",
              "from": "2024-01-01", "through": "{{closed[^1]:yyyy-MM-dd}}", "holidays": { {{holidays}} }
            }
            """);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "end-of-day.json"), """
            {
              "calendars": ["past"], "startDelay": "00:30", "drainLimit": "00:10",
              "clearingFirms": { "gh": { "format": "signed", "calendar": "past", "deadline": "23:30" } },
              "tolerances": { "default": { "price": 0, "lots": 0 } },
              "fourEyes": true, "reminderEvery": "04:00", "escalationAfter": "16:00"
            }
            """);
    }

    /// <summary>Books the trades and uploads the statement.</summary>
    public static async Task PrepareAsync(RunningHost host)
    {
        await host.Services.GetRequiredService<TableReferenceStore>().ImportAsync(
            [.. EndOfDaySamples.Reference.Skip(2), .. Numbers.Select(i => EndOfDaySamples.Account($"A{i}", $"ACC-{i:000}"))], default);
        var reports = Numbers.SelectMany(i => Lots.Select(lots => SampleTrade.New($"T{i}-{lots}", $"ACC-{i:000}", lots, 70m, Date))).ToList();
        var booked = await host.Services.GetRequiredService<TradeBook>().BookAsync(reports, default);
        Assert.All(booked, result => Assert.Null(result.Fault));
        var rows = Numbers.SelectMany(i => Lots
            .Select(lots => StatementRow.Trade($"A{i}", SampleTrade.Symbol, lots, 70m))
            .Prepend(StatementRow.Position($"A{i}", SampleTrade.Symbol, i % 10 == 0 ? 5 : 6, 71m)));
        using var answer = await host.Client.Http.PutAsync(
            $"statements/gh/{Date:yyyy-MM-dd}", new ByteArrayContent(StatementRow.File(Date, [.. rows, StatementRow.Position("Z9", SampleTrade.Symbol, 1, 71m)])));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Starts another run unless one is under way.</summary>
    public static async Task StartAsync(ProductClient client)
    {
        using var answer = await client.Http.PostAsync($"eod/{Date:yyyy-MM-dd}?rerun=true", content: null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until no run is under way any more, and gives them all, the latest first.</summary>
    public static async Task<IReadOnlyList<RunDocument>> EndAsync(RunningHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var runs = await host.Services.GetRequiredService<RunStore>().RunsOfAsync(Date, patience.Token);
            // A run is published, and then takes the place of those before it.
            if (runs[0].Review.Status != DayStatus.Running && runs.Skip(1).All(run => run.Review.Status is not (DayStatus.Running or DayStatus.AwaitingSignOff)))
            {
                return runs;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>What a run has found, without what tells it from another run.</summary>
    public static async Task<Findings> FindingsAsync(RunningHost host, RunKey key)
    {
        var results = host.Services.GetRequiredService<ResultStore>();
        var accounts = new List<string>();
        await foreach (var account in results.StreamAsync(key, default))
        {
            accounts.Add(JsonSerializer.Serialize(account));
        }

        var report = (await results.ReportAsync(key, default))!;
        var breaks = await host.Services.GetRequiredService<BreakStore>().ListAsync(key, default);
        return new Findings(
            [.. breaks.Select(review => review.Break)], accounts, JsonSerializer.Serialize(report with { Run = 0, CutOff = default }));
    }

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Accounts);

    /// <summary>What a run has found.</summary>
    /// <param name="Breaks">Its breaks.</param>
    /// <param name="Accounts">The result of each account, as JSON.</param>
    /// <param name="Report">The report, as JSON.</param>
    internal sealed record Findings(IReadOnlyList<Break> Breaks, IReadOnlyList<string> Accounts, string Report);
}
