using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndOfDay;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.Audit;

/// <summary>What people do at the end of a day is in the audit trail, whatever happens in between.</summary>
public sealed class AuditedDayTests
{
    [Fact]
    public async Task Everything_that_people_do_at_the_end_of_a_day_is_in_the_trail()
    {
        await using var day = await WithBreakAsync();
        var one = Assert.Single(await day.BreaksAsync(Friday)).Break;
        await AssignAsync(day, one, "ben");
        await day.ExplainAsync(Friday, one);
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        await day.SignAsync(Friday, "ben");

        var entries = await day.TrailAsync();

        Assert.Equal(
            ["ben eod.sign-off eod/2026-11-20/1", $"ann eod.explain eod/2026-11-20/1/breaks/{one.Id}", $"ann eod.assign eod/2026-11-20/1/breaks/{one.Id}",
                "ann eod.start eod/2026-11-20/1", "ann statements.put statements/gh/2026-11-20"],
            entries.Select(Line));
        var (signed, explained) = (entries[0], entries[1]);
        Assert.Equal("awaitingSignOff", signed.GetProperty("before").GetProperty("status").GetString());
        Assert.Equal("signed", signed.GetProperty("after").GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, explained.GetProperty("before").GetProperty("explanation").ValueKind);
        Assert.Equal("The broker was late.", explained.GetProperty("after").GetProperty("explanation").GetString());
        Assert.Equal("ben", explained.GetProperty("before").GetProperty("assignedTo").GetString());
    }

    [Fact]
    public async Task What_the_clock_does_and_what_is_refused_is_no_entry()
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m));
        await day.StartDueChecksAsync();
        await Problems.AssertAsync(await day.TrySignAsync(Friday, "ben"), HttpStatusCode.Conflict, "breaks-open");

        Assert.Equal(["ann statements.put statements/gh/2026-11-20"], (await day.TrailAsync()).Select(Line));
    }

    [Fact]
    public async Task While_the_trail_cannot_be_written_people_work_on_and_their_entries_follow()
    {
        await using var day = await WithBreakAsync();
        var before = (await day.TrailAsync()).Count;
        day.Outage.Container = "audit";
        day.Outage.IsOn = true;
        await day.ExplainAllAsync(Friday);
        day.Outage.IsOn = false;
        Assert.Equal(before, (await day.TrailAsync()).Count);

        Assert.Equal(1, await day.MoveLeftAsync());
        Assert.Equal(0, await day.MoveLeftAsync());

        Assert.Equal("eod.explain", (await day.TrailAsync())[0].GetProperty("action").GetString());
        Assert.Equal(before + 1, (await day.TrailAsync()).Count);
    }

    /// <summary>The explanation writes once, then the entry, then it clears the way: whichever of them is the last, both are there or none.</summary>
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(0, true, 1)]
    [InlineData(1, false, 1)]
    [InlineData(1, true, 1)]
    [InlineData(2, false, 1)]
    [InlineData(2, true, 1)]
    public async Task A_change_and_its_entry_do_not_come_apart_at_a_crash(int writes, bool isLastApplied, int expected)
    {
        await using var day = await WithBreakAsync();
        var one = Assert.Single(await day.BreaksAsync(Friday)).Break;
        day.Outage.BeginAfter(writes, isLastApplied);
        using (await day.SendAsync(HttpMethod.Post, $"eod/{Friday:yyyy-MM-dd}/breaks/{one.Id}/explain", "ann", JsonContent.Create(new { text = "Late." })))
        {
            Assert.True(day.Outage.IsOn);
        }

        day.Outage.IsOn = false;
        await day.MoveLeftAsync();

        Assert.Equal(expected, Assert.Single(await day.BreaksAsync(Friday)).Explanations.Count);
        Assert.Equal(expected, (await day.TrailAsync()).Count(entry => entry.GetProperty("action").GetString() == "eod.explain"));
    }

    [Fact]
    public async Task The_trail_is_for_those_who_sign()
    {
        await using var day = await EndOfDayUnderTest.StartAsync();

        await Problems.AssertAsync(
            await day.SendAsync(HttpMethod.Get, "audit?subjekt=x", "ben", content: null), HttpStatusCode.BadRequest, "parameter-unknown");
        await Problems.AssertAsync(await day.SendAsync(HttpMethod.Get, "audit", "eve", content: null), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static async Task<EndOfDayUnderTest> WithBreakAsync()
    {
        var day = await EndOfDayUnderTest.StartAsync();
        await day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m));
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        await day.StartRunAsync(Friday);
        return day;
    }

    private static async Task AssignAsync(EndOfDayUnderTest day, Break one, string to)
    {
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        using var response = await day.SendAsync(
            HttpMethod.Post, $"eod/{Friday:yyyy-MM-dd}/breaks/{one.Id}/assign", "ann", JsonContent.Create(new { to }));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
    }

    private static string Line(JsonElement entry) =>
        $"{entry.GetProperty("by").GetString()} {entry.GetProperty("action").GetString()} {entry.GetProperty("subject").GetString()}";
}
