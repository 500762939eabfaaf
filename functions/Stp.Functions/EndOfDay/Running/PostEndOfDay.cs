using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>POST eod/{date}?rerun=&amp;full=</c>: starts the check of a date by hand. Starting it twice is one run; <c>rerun=true</c> makes another.</summary>
internal sealed class PostEndOfDay(RouteGuard guard, RunStarter starter)
{
    private static readonly QueryParameter<string?> Rerun = QueryParameter.OneOf("rerun", "Whether another run is made where there is one.", "true", "false");

    private static readonly QueryParameter<string?> Full = QueryParameter.OneOf("full", "Whether a new run reads everything, also what a signed day has checked.", "true", "false");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Starts the check of a date by hand. Starting it twice is one run.",
        Role = Roles.EodRun,
        ConcernsAllAccounts = true,
        Path = [PathParameter.Date],
        Query = [Rerun, Full],
        Answers =
        [
            Answer.Json(StatusCodes.Status202Accepted, HttpJson.Default.RunItem, RunItem.Example, "A new run.") with { HasLocation = true },
            Answer.Json(StatusCodes.Status200OK, HttpJson.Default.RunItem, RunItem.Example, "The run that is there.") with { HasLocation = true },
        ],
        Problems = [ProblemKinds.NotABusinessDate, ProblemKinds.DateInFuture, ProblemKinds.TooManyRuns],
    };

    [Function(nameof(PostEndOfDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var (rerun, full) = (query.Get(Rerun) == "true", query.Get(Full) == "true");
            var day = starter.Checkable(UploadRequest.Date(date));
            var (run, isNew) = await starter.StartAsync(client, day, caller.Person, rerun, cancellationToken, full);
            request.HttpContext.Response.Headers.Location = $"{request.PathBase}{request.Path}?{RunRoute.RunParameter.Name}={run.Run}";
            return TypedResults.Json(
                RunItem.Of(run, caller), HttpJson.Default.RunItem, statusCode: isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        });
}
