using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Health;

/// <summary><c>GET health/live</c>: the process runs. Open to all, for probes; it tells nothing else.</summary>
internal sealed class GetLive(RouteGuard guard)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "The process runs.",
        Role = null,
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.HealthReport, new HealthReport("live", new Dictionary<string, string>()), "It runs.")],
    };

    [Function(nameof(GetLive))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        guard.RunAsync(request, Contract, (_, _) => Task.FromResult<IResult>(
            TypedResults.Json(new HealthReport("live", new Dictionary<string, string>()), HttpJson.Default.HealthReport)));
}
