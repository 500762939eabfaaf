using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Reference;

namespace Stp.Functions.Health;

/// <summary><c>GET health/ready</c>: whether this instance can book. Open to all, for load balancers; it names dependencies and no more.</summary>
internal sealed class GetReady(StpDatabase database, CosmosCalls calls, ReferenceCache reference)
{
    private const string Ok = "ok";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function(nameof(GetReady))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var cosmos = await CheckAsync(async () =>
        {
            using var response = await calls.SendAsync(token => database.Positions.ReadContainerStreamAsync(cancellationToken: token), limit.Token);
            response.EnsureSuccessStatusCode();
        });
        var tables = await CheckAsync(async () => await reference.GetAsync(limit.Token));
        var (status, code) = (cosmos, tables, reference.Status.Failure) switch
        {
            (not Ok, _, _) or (_, not Ok, _) => ("unavailable", StatusCodes.Status503ServiceUnavailable),
            (_, _, not null) => ("degraded", StatusCodes.Status200OK),
            _ => ("ready", StatusCodes.Status200OK),
        };
        var checks = new Dictionary<string, string>
        {
            ["cosmos"] = cosmos,
            ["reference"] = tables == Ok && reference.Status.Failure is not null ? "serving the last good copy" : tables,
        };
        return TypedResults.Json(new HealthReport(status, checks), HttpJson.Default.HealthReport, statusCode: code);
    }

    /// <summary>The kind of a fault and not its text, which may tell where things are.</summary>
    private static async Task<string> CheckAsync(Func<Task> check)
    {
        try
        {
            await check();
            return Ok;
        }
        catch (Exception fault)
        {
            return fault.GetType().Name;
        }
    }
}
