namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Stands in front of Cosmos DB and lets a test do something before a call arrives, as if somebody else had been quicker.</summary>
internal sealed class Meddler
{
    private int _isMeddling;

    /// <summary>Called before each call, but for those that are made meanwhile.</summary>
    public Func<HttpRequestMessage, Task>? Before { get; set; }

    /// <summary>A gateway that has it.</summary>
    public HttpMessageHandler Wrap(HttpMessageHandler inner) => new Gateway(this, inner);

    /// <summary>Whether a call is about documents of a container.</summary>
    public static bool IsOf(HttpRequestMessage call, string container) =>
        call.RequestUri!.AbsolutePath.Contains($"/colls/{container}/docs", StringComparison.Ordinal);

    /// <summary>Whether a call is a transactional batch on documents of a container.</summary>
    public static bool IsBatchOf(HttpRequestMessage call, string container) =>
        IsOf(call, container) && call.Headers.Contains("x-ms-cosmos-is-batch-request");

    private sealed class Gateway(Meddler meddler, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (meddler.Before is { } before && Interlocked.Exchange(ref meddler._isMeddling, 1) == 0)
            {
                try
                {
                    await before(request);
                }
                finally
                {
                    Volatile.Write(ref meddler._isMeddling, 0);
                }
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
