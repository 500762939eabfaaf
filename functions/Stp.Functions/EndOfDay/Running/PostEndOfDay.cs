using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>POST eod/{date}?rerun=</c>: starts the check of a date by hand. Starting it twice is one run; <c>rerun=true</c> makes another.</summary>
internal sealed class PostEndOfDay(RouteGuard guard, RunStarter starter, EndOfDaySettings settings, TimeProvider time)
{
    [Function(nameof(PostEndOfDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.EodRun, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var rerun = new QueryParameters(request, "rerun").OneOf("rerun", "true", "false") == "true";
            var day = Checkable(UploadRequest.Date(date));
            var (run, isNew) = await starter.StartAsync(client, day, caller.Name, rerun, cancellationToken);
            request.HttpContext.Response.Headers.Location = $"{request.PathBase}{request.Path}?{RunRoute.RunParameter}={run.Run}";
            return TypedResults.Json(
                RunItem.Of(run, caller), HttpJson.Default.RunItem, statusCode: isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        });

    private DateOnly Checkable(DateOnly date)
    {
        if (settings.DueDates.DueAt(date) is null)
        {
            throw new RequestException(
                StatusCodes.Status422UnprocessableEntity, "not-a-business-date", $"{date:yyyy-MM-dd} is no business date of any calendar.");
        }

        // East of Greenwich it is tomorrow already.
        return date <= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1)
            ? date
            : throw new RequestException(StatusCodes.Status422UnprocessableEntity, "date-in-future", $"{date:yyyy-MM-dd} has not come yet.");
    }
}
