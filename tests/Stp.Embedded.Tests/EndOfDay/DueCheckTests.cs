using Stp.Functions.EndOfDay.Storage;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Checks that the clock starts.</summary>
public sealed class DueCheckTests
{
    private static readonly DateOnly Thursday = new(2026, 10, 22);

    [Fact]
    public async Task The_first_check_is_that_of_the_last_date_that_is_due_and_it_is_started_once()
    {
        await using var day = await EndOfDayUnderTest.StartAsync(At(22, "22:29:59"));

        await day.StartDueChecksAsync();
        Assert.Equal([21], await StartedAsync(day));
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        await day.StartDueChecksAsync();
        await day.StartDueChecksAsync();

        Assert.Equal([21, 22], await StartedAsync(day));
        Assert.All((await day.Runs.ListAsync(after: null, 10, default)).Documents, run => Assert.Equal((1, RunDocument.Timer), (run.Run, run.StartedBy)));
    }

    [Fact]
    public async Task The_clocks_of_the_exchange_decide_also_where_they_are_turned_back()
    {
        await using var day = await EndOfDayUnderTest.StartAsync(At(22, "22:30:00"));
        await day.StartDueChecksAsync();

        // Until Friday London is an hour ahead of UTC, from Sunday on it is not.
        Assert.Equal([22], await StartedAtAsync(day, At(23, "22:29:59")));
        Assert.Equal([22, 23], await StartedAtAsync(day, At(23, "22:30:00")));
        Assert.Equal([22, 23], await StartedAtAsync(day, At(26, "23:29:59")));
        Assert.Equal([22, 23, 26], await StartedAtAsync(day, At(26, "23:30:00")));
    }

    [Fact]
    public async Task A_holiday_and_a_weekend_have_no_check()
    {
        await using var day = await EndOfDayUnderTest.StartAsync(new DateTimeOffset(2026, 12, 24, 23, 30, 0, TimeSpan.Zero));
        await day.StartDueChecksAsync();

        await day.AdvanceAsync(TimeSpan.FromDays(4) - TimeSpan.FromSeconds(1));
        await day.StartDueChecksAsync();
        Assert.Equal([24], await StartedAsync(day));
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        await day.StartDueChecksAsync();

        Assert.Equal([24, 28], await StartedAsync(day));
    }

    [Fact]
    public async Task An_outage_of_days_is_made_up_for()
    {
        await using var day = await EndOfDayUnderTest.StartAsync(At(26, "23:30:00"));
        await day.StartDueChecksAsync();

        Assert.Equal([26, 27, 28, 29], await StartedAtAsync(day, At(29, "23:30:00")));
    }

    private static DateTimeOffset At(int dayOfOctober, string time) =>
        new(Thursday.AddDays(dayOfOctober - Thursday.Day), TimeOnly.Parse(time), TimeSpan.Zero);

    private static async Task<IEnumerable<int>> StartedAtAsync(EndOfDayUnderTest day, DateTimeOffset at)
    {
        await day.AdvanceAsync(at - day.Time.GetUtcNow());
        await day.StartDueChecksAsync();
        return await StartedAsync(day);
    }

    /// <summary>The days of the month whose dates have a run.</summary>
    private static async Task<IEnumerable<int>> StartedAsync(EndOfDayUnderTest day) =>
        (await day.Runs.ListAsync(after: null, 100, default)).Documents.Select(run => run.BusinessDate.Day).Order();
}
