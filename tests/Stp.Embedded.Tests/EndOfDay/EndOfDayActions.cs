using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>What the desk, the clearing firm and finance do.</summary>
internal static class EndOfDayActions
{
    /// <summary>Books reports; a second later they are the past.</summary>
    public static async Task BookAsync(this EndOfDayUnderTest day, params IReadOnlyList<TradeEvent> reports)
    {
        var results = await day.Services.GetRequiredService<TradeBook>().BookAsync(reports, CancellationToken.None);
        Assert.All(results, result => Assert.True(result is { Fault: null, Held: null, Problem: null }, $"{result.Fault} {result.Held} {result.Problem}"));
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>Uploads the statement of a date, and lets whoever waits for it go on.</summary>
    public static async Task UploadAsync(this EndOfDayUnderTest day, DateOnly date, params IReadOnlyList<StatementRow> rows)
    {
        using var response = await day.SendAsync(
            HttpMethod.Put, $"statements/gh/{date:yyyy-MM-dd}", "ann", new ByteArrayContent(StatementRow.File(date, rows)));
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        await day.SettleAsync();
    }

    /// <summary>Starts the check of a date by hand, lets it go as far as it goes without the clock, and gives the answer's status.</summary>
    public static async Task<HttpStatusCode> StartRunAsync(this EndOfDayUnderTest day, DateOnly date, bool rerun = false, bool full = false)
    {
        var query = $"?rerun={(rerun ? "true" : "false")}&full={(full ? "true" : "false")}";
        using var response = await day.SendAsync(HttpMethod.Post, $"eod/{date:yyyy-MM-dd}{query}", "ann", content: null);
        await day.SettleAsync();
        return response.StatusCode;
    }

    /// <summary>The breaks of a run, by type and place.</summary>
    public static async Task<IReadOnlyList<BreakReview>> BreaksAsync(this EndOfDayUnderTest day, DateOnly date, int run = 1) =>
    [
        .. (await day.Breaks.ListAsync(new RunKey(date, run), CancellationToken.None))
            .OrderBy(review => review.Break.Type)
            .ThenBy(review => review.Break.Subject, StringComparer.Ordinal),
    ];

    /// <summary>Explains a break of the latest run of a date.</summary>
    public static async Task ExplainAsync(this EndOfDayUnderTest day, DateOnly date, Break one, string by = "ann")
    {
        using var response = await day.SendAsync(
            HttpMethod.Post, $"eod/{date:yyyy-MM-dd}/breaks/{one.Id}/explain", by, JsonContent.Create(new { text = "The broker was late." }));
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Explains every break of the latest run of a date.</summary>
    public static async Task ExplainAllAsync(this EndOfDayUnderTest day, DateOnly date, int run = 1)
    {
        foreach (var review in await day.BreaksAsync(date, run))
        {
            await day.ExplainAsync(date, review.Break);
        }
    }

    /// <summary>Signs a date, and lets whoever waits for that go on.</summary>
    public static async Task SignAsync(this EndOfDayUnderTest day, DateOnly date, string by)
    {
        using var response = await day.TrySignAsync(date, by);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        await day.SettleAsync();
    }

    /// <summary>Signs a date; any answer will do.</summary>
    public static Task<HttpResponseMessage> TrySignAsync(this EndOfDayUnderTest day, DateOnly date, string by) =>
        day.SendAsync(HttpMethod.Post, $"eod/{date:yyyy-MM-dd}/sign-off", by, content: null);

    /// <summary>Sends a request in somebody's name.</summary>
    public static Task<HttpResponseMessage> SendAsync(this EndOfDayUnderTest day, HttpMethod method, string path, string user, HttpContent? content) =>
        day.Http.SendAsync(new HttpRequestMessage(method, path) { Content = content, Headers = { { "X-Api-Key", user } } });
}
