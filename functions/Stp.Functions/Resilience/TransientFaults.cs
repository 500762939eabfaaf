using System.Net;
using Azure;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Stp.Functions.Resilience;

/// <summary>Which faults pass by themselves, whichever SDK reports them.</summary>
internal static class TransientFaults
{
    private static readonly HashSet<int> Statuses = [408, 410, 429, 449, 500, 502, 503, 504];

    /// <summary>Whether another attempt may succeed.</summary>
    public static bool Includes(Exception fault) => fault switch
    {
        BrokenCircuitException or TimeoutRejectedException => true,
        // The SDK gives an HttpRequestException or an IOException when a write was dropped on the way, applied or not.
        HttpRequestException or IOException => true,
        CosmosException cosmos => Includes(cosmos.StatusCode),
        // The SDK itself gives up on a request that takes too long. Whoever has cancelled one knows that, and does not ask.
        CosmosOperationCanceledException => true,
        RequestFailedException request => request.Status == 0 || Statuses.Contains(request.Status),
        // A queue that operations have closed is opened again.
        ServiceBusException bus => bus.IsTransient || bus.Reason == ServiceBusFailureReason.MessagingEntityDisabled,
        _ => false,
    };

    /// <summary>Whether a response of this status may be followed by a better one.</summary>
    public static bool Includes(HttpStatusCode status) => Statuses.Contains((int)status);

    /// <summary>How long the service asks to wait, if it does.</summary>
    public static TimeSpan? RetryAfter(Exception? fault) => (fault as CosmosException)?.RetryAfter;
}
