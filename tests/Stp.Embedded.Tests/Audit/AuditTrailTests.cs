using Stp.Embedded.Tests.Cosmos;
using Stp.Functions.Audit;

namespace Stp.Embedded.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 23, 59, 58, TimeSpan.Zero);
    private static readonly AuditFilter All = new(null, null, null, null, null, null);

    [Fact]
    public async Task An_entry_is_given_back_as_it_was_recorded()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());
        var entry = new AuditEntry(Start, "ann", "reference.put", "reference/accounts/cme/NWE-4471", null, """{"account":"GAS-\u00e9"}""", "7");

        await trail.RecordAsync(entry, default);

        var found = Assert.Single((await trail.ListAsync(All, after: null, 10, default)).Documents);
        Assert.Equal(entry, new AuditEntry(found.At, found.Person, found.Action, found.Subject, found.Before, found.After, found.PersonId));
        Assert.Equal("2026-11", found.Month);
    }

    [Fact]
    public async Task The_same_entry_once_more_is_one_and_another_at_the_same_instant_is_two()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());

        await trail.RecordAsync([EntryAt(0), EntryAt(0)], default);
        await trail.RecordAsync([EntryAt(0), EntryAt(0) with { By = "ben" }], default);

        Assert.Equal(["ann", "ben"], (await trail.ListAsync(All, after: null, 10, default)).Documents.Select(entry => entry.Person).Order());
    }

    [Fact]
    public async Task Entries_come_newest_first_page_by_page_over_the_turn_of_a_month()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());
        await trail.RecordAsync(Enumerable.Range(0, 7).Select(EntryAt), default);

        var pages = new List<AuditDocument>();
        (DateTimeOffset, string)? after = null;
        for (var page = 0; page < 4; page++)
        {
            var (next, hasMore) = await trail.ListAsync(All, after, 2, default);
            Assert.Equal(page < 3, hasMore);
            Assert.Equal(page == 3 ? 1 : 2, next.Count);
            pages.AddRange(next);
            after = (next[^1].At, next[^1].Id);
            // What is written meanwhile is newer than every page to come.
            await trail.RecordAsync(EntryAt(100 + page), default);
        }

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(second => Start.AddSeconds(second)), pages.Select(entry => entry.At));
        Assert.Equal(["2026-11", "2026-12"], pages.Select(entry => entry.Month).Distinct().Order());
    }

    [Theory]
    [InlineData("reference/accounts/cme/A", null, null, null, "0,1")]
    [InlineData("reference/accounts/", null, null, null, "0,1,2")]
    [InlineData(null, "ben", null, null, "2")]
    [InlineData(null, null, "7", null, "1,3")]
    [InlineData("reference/accounts/cme/A", null, "7", null, "1")]
    [InlineData(null, null, null, "eod.sign-off", "3")]
    [InlineData("reference/", "ann", null, null, "0,1")]
    [InlineData("reference", null, null, null, "")]
    public async Task A_filter_finds_what_it_names(string? subject, string? by, string? byId, string? action, string expected)
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());
        await trail.RecordAsync(
            [
                EntryAt(0),
                EntryAt(1) with { ById = "7" },
                EntryAt(2) with { By = "ben", Subject = "reference/accounts/ice/A" },
                EntryAt(3) with { By = "anne", ById = "7", Action = "eod.sign-off", Subject = "eod/2026-11-20/1" },
            ],
            default);

        var (found, _) = await trail.ListAsync(new AuditFilter(subject, by, byId, action, null, null), after: null, 10, default);

        Assert.Equal(expected, string.Join(",", found.Select(entry => (entry.At - Start).TotalSeconds).Order()));
    }

    [Fact]
    public async Task An_interval_takes_its_first_instant_and_leaves_its_last()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());
        await trail.RecordAsync(Enumerable.Range(0, 5).Select(EntryAt), default);

        var (found, _) = await trail.ListAsync(All with { From = Start.AddSeconds(1), To = Start.AddSeconds(3) }, after: null, 10, default);

        Assert.Equal([Start.AddSeconds(2), Start.AddSeconds(1)], found.Select(entry => entry.At));
    }

    [Fact]
    public async Task An_entry_that_is_too_large_is_refused()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var trail = new AuditTrail(product.Database, ProductDatabase.NewCalls());

        await Assert.ThrowsAsync<ArgumentException>(() => trail.RecordAsync(EntryAt(0) with { After = $"\"{new string('x', 300_000)}\"" }, default));
    }

    private static AuditEntry EntryAt(int seconds) =>
        new(Start.AddSeconds(seconds), "ann", "reference.put", "reference/accounts/cme/A", null, "{}");
}
