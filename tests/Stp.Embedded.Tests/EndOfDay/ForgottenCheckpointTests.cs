using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Checkpoints go once no check goes on from them; what was found and signed stays.</summary>
public sealed class ForgottenCheckpointTests : IAsyncLifetime
{
    /// <summary>A week of going on, and a month in which dates are checked again.</summary>
    private const int DaysKept = 7 + 31;

    private static readonly RunKey Signed = new(Friday, 1);

    private EndOfDayUnderTest _day = null!;

    private CheckpointStore Checkpoints => _day.Services.GetRequiredService<CheckpointStore>();

    /// <summary>A Friday that is signed, on a morning on which the date in UTC is that of the clock.</summary>
    public async ValueTask InitializeAsync()
    {
        _day = await EndOfDayUnderTest.StartAsync();
        await _day.BookAsync(New("OLD", "ACC-1", 5, 70m, Friday), New("OTHER", "ACC-2", -3, 71m, Friday));
        await _day.UploadAsync(
            Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m), Position("A2", Symbol, -3, 71m), Trade("A2", Symbol, -3, 71m));
        await _day.StartRunAsync(Friday);
        await _day.SignAsync(Friday, "ben");
        await _day.SettleAsync();
    }

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task On_the_last_day_on_which_a_check_may_go_on_from_a_checkpoint_it_is_there()
    {
        await _day.AdvanceAsync(TimeSpan.FromDays(DaysKept));

        await _day.ForgetCheckpointsAsync();

        Assert.NotNull(await Checkpoints.FindAsync(Signed, "ACC-1", CancellationToken.None));
        await RerunAsync();
        Assert.Equal(Signed, (await _day.RunAsync(Friday, run: 2)).GoesOnFrom);
    }

    [Fact]
    public async Task A_day_later_it_is_gone_and_a_rerun_reads_everything_and_finds_the_same()
    {
        var before = await ResultsAsync(run: 1);
        await _day.AdvanceAsync(TimeSpan.FromDays(DaysKept + 1));

        await _day.ForgetCheckpointsAsync();

        Assert.Null(await Checkpoints.FindAsync(Signed, "ACC-1", CancellationToken.None));
        Assert.Null(await Checkpoints.FindAsync(Signed, "ACC-2", CancellationToken.None));
        await RerunAsync();
        var run = await _day.RunAsync(Friday, run: 2);
        Assert.Equal((null, Friday), (run.GoesOnFrom, run.LastFull));
        Assert.Equal(before, await ResultsAsync(run: 2));
    }

    [Fact]
    public async Task What_was_signed_stays()
    {
        var (results, report) = (await ResultsAsync(run: 1), await _day.Results.ReportAsync(Signed, CancellationToken.None));
        await _day.AdvanceAsync(TimeSpan.FromDays(400));

        await _day.ForgetCheckpointsAsync();

        Assert.Equal(results, await ResultsAsync(run: 1));
        Assert.Equal(JsonSerializer.Serialize(report), JsonSerializer.Serialize(await _day.Results.ReportAsync(Signed, CancellationToken.None)));
        Assert.Equal(Signed, (await _day.Runs.SignedAsync(Friday, CancellationToken.None))?.Key);
    }

    /// <summary>A rerun whose start was before the hour and whose accounts are read after it: what was decided is not undone, only dearer.</summary>
    [Fact]
    public async Task A_checkpoint_that_goes_while_a_check_goes_on_from_it_costs_a_reading_of_everything_and_changes_nothing()
    {
        await _day.AdvanceAsync(TimeSpan.FromDays(3));
        while (await Checkpoints.DeleteBeforeAsync(Monday, CancellationToken.None) > 0)
        {
        }

        await RerunAsync();

        Assert.Equal(Signed, (await _day.RunAsync(Friday, run: 2)).GoesOnFrom);
        Assert.Equal(await ResultsAsync(run: 1), await ResultsAsync(run: 2));
    }

    [Fact]
    public async Task More_than_one_look_takes_goes_too()
    {
        const int accounts = 1_100;
        var key = new RunKey(Friday.AddDays(-7), 1);
        await Parallel.ForAsync(0, accounts, async (account, token) =>
            await Checkpoints.PutAsync(key, $"ACC-{account}", new AccountCheckpoint($"ACC-{account}", FridayNight, Friday, []), token));
        await _day.AdvanceAsync(TimeSpan.FromDays(DaysKept - 6));

        await _day.ForgetCheckpointsAsync();

        Assert.Equal(0, await Checkpoints.DeleteBeforeAsync(Friday, CancellationToken.None));
        Assert.NotNull(await Checkpoints.FindAsync(Signed, "ACC-1", CancellationToken.None));
    }

    private async Task RerunAsync()
    {
        await _day.StartRunAsync(Friday, rerun: true);
        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>The results of a run of the Friday but for how much was read.</summary>
    private async Task<string> ResultsAsync(int run) => JsonSerializer.Serialize(
        (await _day.Results.StreamAsync(new RunKey(Friday, run), CancellationToken.None).ToListAsync())
            .OrderBy(result => result.Account, StringComparer.Ordinal)
            .Select(result => result with { GoesOnFrom = null, Trades = 0, Postings = 0 }));
}
