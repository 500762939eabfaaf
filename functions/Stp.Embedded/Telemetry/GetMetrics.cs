using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Embedded.Telemetry;

/// <summary><c>GET metrics</c>: what the pipeline counts and measures, as Prometheus text. Of the embedded process alone: in Azure metrics are pushed.</summary>
internal sealed class GetMetrics(RouteGuard guard, PrometheusMetrics metrics)
{
    [Function(nameof(GetMetrics))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "metrics")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async _ =>
        {
            using var text = new MemoryStream();
            await metrics.WriteAsync(text, cancellationToken);
            return TypedResults.Bytes(text.ToArray(), "text/plain; version=0.0.4; charset=utf-8");
        });
}
