using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Stands in front of the Cosmos gateway and does to calls what networks and services do.</summary>
internal sealed class FaultyGateway(HttpMessageHandler inner, FaultPlan plan) : DelegatingHandler(inner)
{
    private const string RetryAfterMs = "1";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (plan.IsDown)
        {
            Interlocked.Increment(ref plan.Refused);
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The service is down.");
        }

        if (plan.IsThrottling && IsWrite(request))
        {
            Interlocked.Increment(ref plan.Refused);
            return Answer(request, HttpStatusCode.TooManyRequests);
        }

        var fault = IsWrite(request) ? plan.Draw(await IdentityAsync(request, cancellationToken)) : null;
        switch (fault)
        {
            case null:
                return await base.SendAsync(request, cancellationToken);
            case GatewayFaultKind.AppliedThenDropped:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke before the answer.");
            case GatewayFaultKind.DroppedBeforeApply:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection broke.");
            case GatewayFaultKind.TimeoutAfterApply:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                return Answer(request, HttpStatusCode.RequestTimeout);
            case GatewayFaultKind.Timeout:
                return Answer(request, HttpStatusCode.RequestTimeout);
            case GatewayFaultKind.Throttled or GatewayFaultKind.ThrottledBeyondPatience:
                return Answer(request, HttpStatusCode.TooManyRequests);
            case GatewayFaultKind.RetryWith:
                return Answer(request, (HttpStatusCode)449);
            case GatewayFaultKind.Unavailable:
                return Answer(request, HttpStatusCode.ServiceUnavailable);
            default:
                throw new InvalidOperationException($"{fault} is not known here.");
        }
    }

    /// <summary>Documents only: containers are made before anything is fed.</summary>
    private static bool IsWrite(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal)
        && request.Method != HttpMethod.Get
        && !request.Headers.Contains("x-ms-documentdb-isquery")
        && !request.Headers.Contains("x-ms-cosmos-is-query-plan-request");

    /// <summary>An attempt of the same call has the same address, tag and body.</summary>
    private static async Task<string> IdentityAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return $"{request.Method} {request.RequestUri} {request.Headers.IfMatch} {Convert.ToHexString(SHA256.HashData(body))}";
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status)
    {
        var response = new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent($$"""{"code":"{{status}}","message":"Injected."}""", Encoding.UTF8, "application/json"),
        };
        response.Headers.Add("x-ms-activity-id", Guid.NewGuid().ToString());
        response.Headers.Add("x-ms-request-charge", "0");
        response.Headers.Add("x-ms-retry-after-ms", RetryAfterMs);
        return response;
    }
}
