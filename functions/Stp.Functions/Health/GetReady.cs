using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Reference;

namespace Stp.Functions.Health;

/// <summary><c>GET health/ready</c>: whether this instance can book. Open to all, for load balancers; it names dependencies and no more.</summary>
internal sealed class GetReady(RouteGuard guard, StpDatabase database, CosmosCalls calls, ReferenceCache reference)
{
    private const string Ok = "ok";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Whether this instance can book.",
        Role = null,
        Answers =
        [
            Answer.Json(StatusCodes.Status200OK, HttpJson.Default.HealthReport, Example("ready", Ok), "It can, perhaps on its last good copy of the reference data."),
            Answer.Json(StatusCodes.Status503ServiceUnavailable, HttpJson.Default.HealthReport, Example("unavailable", "CosmosException"), "It cannot."),
        ],
    };

    [Function(nameof(GetReady))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, (_, _) => CheckAsync(cancellationToken));

    private async Task<IResult> CheckAsync(CancellationToken cancellationToken)
    {
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

    private static HealthReport Example(string status, string cosmos) =>
        new(status, new Dictionary<string, string> { ["cosmos"] = cosmos, ["reference"] = Ok });

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
