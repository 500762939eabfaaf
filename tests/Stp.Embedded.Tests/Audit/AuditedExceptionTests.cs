using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Holding;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndOfDay;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Embedded.Tests.Audit;

/// <summary>What people do with held messages is in the audit trail, whatever happens in between.</summary>
public sealed class AuditedExceptionTests : IAsyncLifetime
{
    private const string Id = "0f4c1c9a5b7e4d6f8a9b0c1d2e3f4a5b";
    private static readonly ReprocessTicket FirstAttempt = new(Id, Attempt: 1, "ann", Batch: null);

    private EndOfDayUnderTest _day = null!;

    /// <summary>Where a change is cut off: after so many writes, the next of which is applied or not; and whether it is there in the end.</summary>
    public static TheoryData<int, bool, int> Cuts => new() { { 0, false, 0 }, { 0, true, 1 }, { 1, false, 1 }, { 1, true, 1 }, { 2, false, 1 }, { 2, true, 1 } };

    public async ValueTask InitializeAsync()
    {
        _day = await EndOfDayUnderTest.StartAsync();
        await Service<CosmosExceptionStore>().HoldAsync([Held], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    /// <summary>The comment writes once, then the entry, then it clears the way: whichever of them is the last, both are there or none.</summary>
    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_change_and_its_entry_do_not_come_apart_at_a_crash(int writes, bool isLastApplied, int expected)
    {
        await CutOffAsync($"exceptions/{Id}/comment", new { text = "I ask the broker." }, writes, isLastApplied);

        var exception = await Service<CosmosExceptionStore>().FindAsync(Id, CancellationToken.None);
        Assert.Equal(expected, exception!.Review.Actions.Count);
        Assert.Equal(expected, (await EntriesAsync("exception.comment")).Count);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_batch_and_its_entry_do_not_come_apart_at_a_crash(int writes, bool isLastApplied, int expected)
    {
        await CutOffAsync("exceptions/reprocess", new { venue = Messages.FixVenue }, writes, isLastApplied);

        var entries = await EntriesAsync("exception.reprocess-all");
        Assert.Equal(expected, entries.Count);
        foreach (var entry in entries)
        {
            Assert.Equal(Messages.FixVenue, entry.GetProperty("after").GetProperty("venue").GetString());
            using var batch = await _day.SendAsync(HttpMethod.Get, entry.GetProperty("subject").GetString()!, "ann", content: null);
            Assert.Equal(HttpStatusCode.OK, batch.StatusCode);
        }
    }

    /// <summary>The order is in the queue before anything is written, so it has an outcome in any case, which makes up for a note that was lost.</summary>
    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_reprocessing_is_told_once_whatever_is_lost_of_it(int writes, bool isLastApplied, int noted)
    {
        await CutOffAsync($"exceptions/{Id}/reprocess", new { }, writes, isLastApplied);
        Assert.Equal(noted, (await EntriesAsync("exception.reprocess")).Count);

        await HoldAgainAsync();
        await HoldAgainAsync();

        var entry = Assert.Single(await EntriesAsync("exception.reprocess"));
        Assert.Equal(("ann", 0, 1), (entry.GetProperty("by").GetString(), Attempts(entry, "before"), Attempts(entry, "after")));
    }

    [Fact]
    public async Task A_reprocessing_whose_outcome_is_quicker_than_its_note_is_told_once()
    {
        await HoldAgainAsync();
        await Service<CosmosExceptionStore>().ChangeAsync(
            Id,
            document => document with { Review = document.Review.Reprocess(1, "ann", batch: null, _day.Time.GetUtcNow()) },
            (before, after) => ExceptionAudit.OfReprocess(FirstAttempt, before, after, _day.Time.GetUtcNow()),
            CancellationToken.None);

        Assert.Single(await EntriesAsync("exception.reprocess"));
    }

    [Fact]
    public async Task What_a_batch_does_with_each_of_its_messages_is_no_entry()
    {
        await Service<ReprocessOutcomes>().HoldAgainAsync(FirstAttempt with { Batch = "batch-1" }, Held, CancellationToken.None);

        Assert.Empty(await EntriesAsync("exception.reprocess"));
    }

    private static HeldException Held { get; } = new(
        Id, new Hold(ReasonCodes.AccountUnmapped, "Account ACME9 is not mapped."), Messages.FixVenue, "S1", SeqNum: 1, Messages.Fill("E1", account: "ACME9"), EndOfDaySamples.FridayNight);

    private T Service<T>()
        where T : notnull => _day.Services.GetRequiredService<T>();

    private Task HoldAgainAsync() => Service<ReprocessOutcomes>().HoldAgainAsync(FirstAttempt, Held, CancellationToken.None);

    /// <summary>Asks for something that is cut off, and brings into the trail what is left.</summary>
    private async Task CutOffAsync(string path, object body, int writes, bool isLastApplied)
    {
        _day.Outage.BeginAfter(writes, isLastApplied);
        using (await _day.SendAsync(HttpMethod.Post, path, "ann", JsonContent.Create(body)))
        {
            Assert.True(_day.Outage.IsOn);
        }

        _day.Outage.IsOn = false;
        await _day.MoveLeftAsync();
    }

    private async Task<List<JsonElement>> EntriesAsync(string action) =>
        [.. (await _day.TrailAsync()).Where(entry => entry.GetProperty("action").GetString() == action)];

    private static int Attempts(JsonElement entry, string when) => entry.GetProperty(when).GetProperty("attempts").GetInt32();
}
