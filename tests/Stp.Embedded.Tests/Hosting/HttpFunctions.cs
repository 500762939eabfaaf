using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;

namespace Stp.Embedded.Tests.Hosting;

/// <summary>What HTTP functions share with their test.</summary>
public sealed class HttpProbe
{
    public int Disposed { get; set; }
}

public sealed class HttpFunctions(HttpProbe probe) : IDisposable
{
    public void Dispose() => probe.Disposed++;

    [Function("Positions")]
    public static async Task<IResult> Positions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "positions/{account}/{instrument}")] HttpRequest request,
        string account, string instrument, FunctionContext context)
    {
        await Task.Yield();
        return TypedResults.Text($"{account} {instrument} {request.Query["asOf"]} {context.FunctionDefinition.Name} {ReferenceEquals(context.GetHttpContext(), request.HttpContext)}");
    }

    [Function("Echo")]
    public static async Task<IActionResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return new OkObjectResult(await reader.ReadToEndAsync(cancellationToken));
    }

    [Function("Instance")]
    public IResult Instance([HttpTrigger(AuthorizationLevel.Anonymous, Route = "instance")] HttpRequest request) =>
        TypedResults.Text($"{request.Method} {probe.Disposed}");

    [Function("Broken")]
    public static IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("the secret of " + request.Path);

    [Function("WhoAmI")]
    public static IResult WhoAmI([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "who")] HttpRequest request) =>
        TypedResults.Text(Describe(request.HttpContext.User));

    private static string Describe(ClaimsPrincipal user) =>
        string.Join(' ', [user.Identity!.Name, .. user.Claims.Where(claim => claim.Type != ClaimTypes.Name).Select(claim => $"{claim.Type.Split('/')[^1]}={claim.Value}")]);
}

/// <summary>A function that its contract opens to everybody.</summary>
internal sealed class OpenFunction
{
    public static RouteContract Contract { get; } = new() { Summary = "It runs.", Role = null, Answers = [] };

    [Function("Live")]
    public static IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        TypedResults.Text(request.HttpContext.User.Identity!.IsAuthenticated ? "known" : "unknown");
}
