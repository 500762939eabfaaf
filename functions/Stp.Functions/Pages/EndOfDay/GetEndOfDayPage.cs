using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>GET pages/eod?month=</c>: the calendar of business dates by state.</summary>
internal sealed class GetEndOfDayPage(PageGuard guard, DayModels models)
{
    private static readonly QueryParameter<DateOnly?> Month = new(
        "month",
        "The newest month that is shown; this month where it is absent.",
        "2026-11",
        new JsonObject { ["type"] = "string" },
        "a month yyyy-MM",
        text => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month < DateOnly.MaxValue.AddYears(-1) && month > DateOnly.MinValue.AddYears(1) ? month : null);

    public static RouteContract Contract { get; } = PageContract.Of("The calendar of business dates by state.", GetEndOfDays.Contract, query: [Month]);

    [Function(nameof(GetEndOfDayPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/eod")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<EndOfDayPage, EndOfDayModel>(
            await models.CalendarAsync(page, client, page.Query.Get(Month), cancellationToken)));
}
