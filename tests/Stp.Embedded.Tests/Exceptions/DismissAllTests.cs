using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Faults;
using Stp.Functions.Audit;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Resilience;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>Operations dismiss a whole group for one reason: each message once, each in the audit trail, none booked.</summary>
public sealed class DismissAllTests
{
    /// <summary>More than a page of a batch.</summary>
    private const int Held = 520;
    private const string Reason = "A test of the venue.";
    private const string OfAcme = """{"cause": "account-unmapped/fix44//1//accounts/fix44/ACME9"}""";

    [Fact]
    public async Task A_group_is_dismissed_page_by_page_with_an_entry_of_the_trail_for_each_message()
    {
        await using var desk = await Desk.StartAsync();
        await desk.FeedAsync([.. Fills(Held), Messages.Fill("X1", account: "OTHER")]);

        var batch = await desk.DismissAllAsync(OfAcme, Reason);

        Assert.Equal(("dismiss", Reason, Held, Held, 0), (Desk.Text(batch, "kind"), Desk.Text(batch, "dismissReason"), Number(batch, "queued"), Number(batch, "dismissed"), Number(batch, "resolved")));
        Assert.Equal("OTHER", Desk.Text(Assert.Single(await desk.GroupsAsync()).GetProperty("mapping"), "code"));
        var dismissed = await desk.ListAsync("&status=dismissed");
        Assert.Equal(Held, dismissed.Count);
        Assert.All(dismissed, one => Assert.Equal(Reason, Desk.Text(one, "comment")));
        var trail = await desk.Host.Client.ListAsync("audit?action=exception.dismiss&maxpagesize=1000");
        Assert.Equal(dismissed.Select(one => $"exceptions/{Desk.Text(one, "id")}").Order(StringComparer.Ordinal), trail.Select(entry => Desk.Text(entry, "subject")).Order(StringComparer.Ordinal));
        Assert.All(trail, entry => Assert.Equal(("local", "dismissed"), (Desk.Text(entry, "by"), Desk.Text(entry.GetProperty("after"), "status"))));
        var asked = Assert.Single(await desk.Host.Client.ListAsync("audit?action=exception.dismiss-all")).GetProperty("after");
        Assert.Equal((Reason, "account-unmapped/fix44//1//accounts/fix44/ACME9"), (Desk.Text(asked, "reason"), Desk.Text(asked.GetProperty("filter"), "cause")));
    }

    [Fact]
    public async Task What_is_dismissed_is_not_booked_by_a_reprocessing_and_what_is_opened_again_is()
    {
        await using var desk = await Desk.StartAsync();
        await desk.FeedAsync([.. Fills(3)]);
        await desk.DismissAllAsync("{}", Reason);
        await desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));
        var id = Desk.Text((await desk.ListAsync())[0], "id");
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync($"exceptions/{id}/reopen")).Status);
        await Task.Delay(50);

        var batch = await desk.ReprocessAllAsync();

        Assert.Equal((1, 1), (Number(batch, "queued"), Number(batch, "resolved")));
        Assert.Equal(1, await desk.PostingsAsync("BOOK-9"));
        Assert.Equal(2, (await desk.ListAsync("&status=dismissed")).Count);
    }

    [Fact]
    public async Task A_page_that_comes_again_dismisses_nothing_that_a_person_has_opened_since()
    {
        await using var desk = await Desk.StartAsync();
        await desk.FeedAsync([.. Fills(3)]);
        var batch = await desk.DismissAllAsync("{}", Reason);
        var id = Desk.Text((await desk.ListAsync())[0], "id");
        await desk.PostAsync($"exceptions/{id}/reopen");
        var batches = desk.Host.Services.GetRequiredService<ExceptionBatches>();
        var pages = desk.Host.Services.GetRequiredService<BatchPages>();
        var before = await batches.FindAsync(Desk.Text(batch, "id"), CancellationToken.None);

        // As after a crash between the page and the note that it is done.
        await pages.DoNextAsync(before! with { Pages = 0, Queued = 0, QueuedAt = null }, CancellationToken.None);
        var again = await desk.DismissAllAsync("""{"venue": "ice"}""", Reason);

        Assert.Equal(id, Desk.Text(Assert.Single(await desk.ListAsync("&status=open")), "id"));
        Assert.Equal(0, Number(again, "queued"));
        Assert.Equal(3, (await desk.Host.Client.ListAsync("audit?action=exception.dismiss")).Count);
    }

    [Theory]
    [InlineData("""{"reason": "All of them."}""", HttpStatusCode.BadRequest, "body-malformed")]
    [InlineData("""{"filter": {"cause": "x"}, "reason": "A test."}""", HttpStatusCode.BadRequest, "cause-invalid")]
    [InlineData("""{"filter": {"cuase": "a slip of the pen"}, "reason": "A test."}""", HttpStatusCode.BadRequest, "body-malformed")]
    [InlineData("""{"filter": {"Venue": "tt"}, "reason": "A test."}""", HttpStatusCode.BadRequest, "body-malformed")]
    [InlineData("""{"filter": {}}""", HttpStatusCode.UnprocessableEntity, "text-empty")]
    [InlineData("""{"filter": {}, "reason": "  "}""", HttpStatusCode.UnprocessableEntity, "text-empty")]
    public async Task It_takes_a_filter_and_a_reason(string body, HttpStatusCode status, string code)
    {
        await using var desk = await Desk.StartAsync();
        await desk.FeedAsync([.. Fills(1)]);

        var (answered, problem) = await desk.PostAsync("exceptions/dismiss", body);

        Assert.Equal((status, code), (answered, Desk.Text(problem, "code")));
        Assert.Equal("open", Desk.Text(await desk.OnlyAsync(), "status"));
    }

    [Fact]
    public async Task Faults_at_every_third_write_dismiss_each_once_and_lose_no_entry()
    {
        const int Few = 60;
        var plan = new FaultPlan(4711, 0.33, Enum.GetValues<GatewayFaultKind>());
        await using var desk = await Desk.StartAsync(
            gateway => new FaultyGateway(gateway, plan), options => options with { ConfigureLogging = logging => logging.ClearProviders() });
        await desk.FeedAsync([.. Fills(Few)]);

        while ((await desk.PostAsync("exceptions/dismiss", $$"""{"filter": {}, "reason": "{{Reason}}"}""")).Status != HttpStatusCode.Accepted)
        {
            await Task.Delay(20);
        }

        await Hosting.Eventually.HoldsAsync(async () => (await desk.ListAsync("&status=dismissed")).Count == Few, "every message was dismissed");
        await desk.Host.DrainAsync();
        Assert.All(await ActionsAsync(desk), actions => Assert.Equal(["dismissed"], actions));
        await Hosting.Eventually.HoldsAsync(() => IsMovedAsync(desk), "what was left was moved into the trail");
        Assert.Equal(Few, (await desk.Host.Client.ListAsync("audit?action=exception.dismiss&maxpagesize=1000")).Select(entry => Desk.Text(entry, "subject")).Distinct().Count());
    }

    private static IEnumerable<byte[]> Fills(int count) => Enumerable.Range(1, count).Select(i => Messages.Fill($"E{i}", account: "ACME9"));

    private static async Task<List<string[]>> ActionsAsync(Desk desk)
    {
        var all = new List<string[]>();
        foreach (var held in await desk.ListAsync())
        {
            var detail = await desk.GetAsync(Desk.Text(held, "id"));
            all.Add([.. detail.GetProperty("actions").EnumerateArray().Select(action => Desk.Text(action, "kind"))]);
        }

        return all;
    }

    /// <summary>What the timer does each minute, which a fault may keep from its end.</summary>
    private static async Task<bool> IsMovedAsync(Desk desk)
    {
        try
        {
            return await desk.Host.Services.GetRequiredService<AuditOutbox>().MoveLeftAsync(CancellationToken.None) == 0;
        }
        catch (Exception fault) when (TransientFaults.Includes(fault))
        {
            return false;
        }
    }

    private static int Number(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}
