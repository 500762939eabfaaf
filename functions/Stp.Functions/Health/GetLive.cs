using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;

namespace Stp.Functions.Health;

/// <summary><c>GET health/live</c>: the process runs. Open to all, for probes; it tells nothing else.</summary>
internal sealed class GetLive
{
    [Function(nameof(GetLive))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TypedResults.Json(new HealthReport("live", new Dictionary<string, string>()), HttpJson.Default.HealthReport);
    }
}
