using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Embedded.Tests.Audit;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>From the report to the signatures under it.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task A_clean_day_is_checked_marked_and_signed()
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.BookAsync(New("T1", "ACC-1", 7, 70m, Friday), New("T2", "ACC-1", -2, 72m, Friday));
        await day.UploadAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 7, 70m), Trade("A1", Symbol, -2, 72m));

        Assert.Equal(HttpStatusCode.Accepted, await day.StartRunAsync(Friday));

        Assert.Equal(DayStatus.AwaitingSignOff, (await day.RunAsync(Friday)).Review.Status);
        Assert.Empty(await day.BreaksAsync(Friday));
        var report = (await day.Results.ReportAsync(new RunKey(Friday, 1), default))!;
        Assert.Equal((2, 1, 2L, 2L), (report.Accounts, report.Positions, report.Trades, report.Postings));
        var pnl = Assert.Single(report.PnlByCurrency);
        Assert.Equal(("USD", 4_000m, 5_000m, 9_000m, 9_000m), (pnl.Currency, pnl.Realised, pnl.Unrealised, pnl.Total, pnl.VariationMargin));

        await day.SignAsync(Friday, "ben");

        var signed = await day.RunAsync(Friday);
        Assert.Equal((DayStatus.Signed, day.Time.GetUtcNow()), (signed.Review.Status, signed.Review.SignedAt));
        Assert.Equal([NoticeKind.Report, NoticeKind.Signed], day.Webhook.Kinds);
    }

    [Fact]
    public async Task An_open_break_keeps_the_day_open()
    {
        await using var day = await WithBreakAsync();

        await Problems.AssertAsync(await day.TrySignAsync(Friday, "ben"), HttpStatusCode.Conflict, "breaks-open");

        Assert.Equal(DayStatus.AwaitingSignOff, (await day.RunAsync(Friday)).Review.Status);
    }

    [Fact]
    public async Task Who_has_explained_a_break_needs_another_ones_signature()
    {
        await using var day = await WithBreakAsync();
        await day.ExplainAllAsync(Friday);

        await day.SignAsync(Friday, "ann");
        var first = await day.RunAsync(Friday);
        await Problems.AssertAsync(await day.TrySignAsync(Friday, "ann"), HttpStatusCode.Conflict, "already-signed");
        await day.SignAsync(Friday, "ben");

        Assert.Equal((DayStatus.AwaitingSignOff, "ann"), (first.Review.Status, Assert.Single(first.Review.Signatures).By));
        var signed = await day.RunAsync(Friday);
        Assert.Equal(DayStatus.Signed, signed.Review.Status);
        Assert.Equal([("ann", true), ("ben", false)], signed.Review.Signatures.Select(signature => (signature.By, signature.HasExplained)));
        await Problems.AssertAsync(await day.TrySignAsync(Friday, "ben"), HttpStatusCode.Conflict, "day-signed");
    }

    [Fact]
    public async Task An_open_day_is_reminded_of_and_at_last_escalated()
    {
        await using var day = await WithBreakAsync();

        await day.AdvanceAsync(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.Equal([NoticeKind.Report], day.Webhook.Kinds);
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal([NoticeKind.Report, NoticeKind.Reminder], day.Webhook.Kinds);
        await day.AdvanceAsync(TimeSpan.FromHours(16));

        Assert.Equal(
            [NoticeKind.Report, NoticeKind.Reminder, NoticeKind.Reminder, NoticeKind.Reminder, NoticeKind.Escalation, NoticeKind.Escalation],
            day.Webhook.Kinds);
        Assert.Equal(6, day.Webhook.Taken.Select(notice => notice.Key).Distinct().Count());
        Assert.All(day.Webhook.Taken, notice => Assert.Equal((1, 1), (notice.Body.Breaks, notice.Body.OpenBreaks)));
    }

    [Fact]
    public async Task Who_has_explained_a_break_is_the_same_person_under_a_new_name_and_by_another_sign_in()
    {
        await using var day = await WithBreakAsync();
        var one = Assert.Single(await day.BreaksAsync(Friday)).Break;
        using var explained = await AsAsync(day, "ann.smith", "oid-ann", $"breaks/{one.Id}/explain", JsonContent.Create(new { text = "The broker was late." }));
        Assert.Equal(HttpStatusCode.OK, explained.StatusCode);

        using var signed = await AsAsync(day, "ann.jones", "oid-ann", "sign-off");
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        await Problems.AssertAsync(await AsAsync(day, "ann.miller", "oid-ann", "sign-off"), HttpStatusCode.Conflict, "already-signed");

        var review = (await day.RunAsync(Friday)).Review;
        Assert.Equal(DayStatus.AwaitingSignOff, review.Status);
        Assert.Equal([new Signature("ann.jones", day.Time.GetUtcNow(), HasExplained: true, "tid-firm/oid-ann")], review.Signatures);
        var hers = (await day.TrailAsync("audit?byId=tid-firm/oid-ann")).Select(entry => $"{entry.GetProperty("by")} {entry.GetProperty("action")}");
        Assert.Equal(["ann.jones eod.sign-off", "ann.smith eod.explain"], hers.Order());

        // The name that she had is somebody else's now.
        using var other = await AsAsync(day, "ann.smith", "oid-other", "sign-off");
        Assert.Equal(DayStatus.Signed, (await day.RunAsync(Friday)).Review.Status);
    }

    [Fact]
    public async Task A_signature_whose_event_was_lost_is_found_at_the_next_reminder()
    {
        await using var day = await WithBreakAsync();
        await day.ExplainAllAsync(Friday);
        await day.Runs.ChangeAsync(
            new RunKey(Friday, 1),
            run => run with { Review = run.Review.Sign(new Person("ben"), new ReviewProgress(0, [new Person("ann")]), day.Time.GetUtcNow()) },
            default);
        await day.SettleAsync();
        Assert.Equal([NoticeKind.Report], day.Webhook.Kinds);

        await day.AdvanceAsync(TimeSpan.FromHours(4));

        Assert.Equal([NoticeKind.Report, NoticeKind.Signed], day.Webhook.Kinds);
    }

    [Fact]
    public async Task A_webhook_that_fails_is_tried_again_under_the_same_key()
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        day.Webhook.Refusals = 2;
        await day.UploadAsync(Friday, Settlement(Symbol, 71m));

        await day.StartRunAsync(Friday);
        Assert.Equal(1, day.Webhook.Attempts);
        await day.AdvanceAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(3, day.Webhook.Attempts);
        Assert.Equal([NoticeKind.Report], day.Webhook.Kinds);
        Assert.Empty((await day.RunAsync(Friday)).UndeliveredNotices);
    }

    [Fact]
    public async Task A_notice_that_could_not_be_delivered_is_written_down_and_the_day_goes_on()
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        day.Webhook.Refusals = 8;
        await day.UploadAsync(Friday, Settlement(Symbol, 71m));

        await day.StartRunAsync(Friday);
        await day.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(8, day.Webhook.Attempts);
        var undelivered = Assert.Single((await day.RunAsync(Friday)).UndeliveredNotices);
        Assert.Equal(NoticeKind.Report, undelivered.Kind);
        Assert.Contains("503", undelivered.Reason, StringComparison.Ordinal);
        await day.SignAsync(Friday, "ben");
        Assert.Equal(DayStatus.Signed, (await day.RunAsync(Friday)).Review.Status);
        Assert.Equal([NoticeKind.Signed], day.Webhook.Kinds);
    }

    /// <summary>A day that waits for sign-off with one break.</summary>
    /// <summary>Somebody of Entra ID does something with the Friday, signed in by the platform.</summary>
    private static Task<HttpResponseMessage> AsAsync(EndOfDayUnderTest day, string name, string oid, string what, HttpContent? content = null)
    {
        (string Typ, string Val)[] claims =
        [
            ("preferred_username", name), ("http://schemas.microsoft.com/identity/claims/objectidentifier", oid),
            ("http://schemas.microsoft.com/identity/claims/tenantid", "tid-firm"), .. Roles.All.Select(role => ("roles", role)),
        ];
        var principal = JsonSerializer.SerializeToUtf8Bytes(new { auth_typ = "aad", claims = claims.Select(claim => new { typ = claim.Typ, val = claim.Val }) });
        return day.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"eod/{Friday:yyyy-MM-dd}/{what}")
        {
            Content = content,
            Headers = { { PlatformSignIn.Header, Convert.ToBase64String(principal) } },
        });
    }

    private static async Task<EndOfDayUnderTest> WithBreakAsync()
    {
        var day = await EndOfDayUnderTest.StartAsync();
        await day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m));
        await day.StartRunAsync(Friday);
        return day;
    }
}
