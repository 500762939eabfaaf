using System.Net;

namespace Stp.Embedded.Cosmos;

/// <summary>A request that ends with an error answer.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="message">What was wrong, naming the part of the request.</param>
/// <param name="subStatus">The service's finer code (<c>x-ms-substatus</c>), 0 for none.</param>
internal sealed class GatewayFault(HttpStatusCode status, string message, int subStatus = 0) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public static GatewayFault BadRequest(string message, int subStatus = 0) => new(HttpStatusCode.BadRequest, message, subStatus);

    /// <summary>Something the service has and this gateway does not. Always loud: a silent difference would surface only in Azure.</summary>
    public static GatewayFault NotSupported(string what) => new(HttpStatusCode.NotImplemented, $"The embedded Cosmos gateway does not support {what}.");
}
