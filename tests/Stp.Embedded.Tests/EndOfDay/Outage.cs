using System.Net;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Answers calls to Cosmos DB with 503 while it lasts.</summary>
internal sealed class Outage
{
    private volatile bool _isOn;
    private int _writesLeft = int.MaxValue;

    public bool IsOn
    {
        get => _isOn;
        set => (_isOn, _writesLeft) = (value, int.MaxValue);
    }

    /// <summary>The one container that does not answer; null for all.</summary>
    public string? Container { get; set; }

    /// <summary>Begins after so many writes more; as if the process had ended there, when nothing else calls.</summary>
    /// <param name="writes">Writes that still succeed.</param>
    /// <param name="isLastApplied">Whether the first that is not answered is applied all the same.</param>
    public void BeginAfter(int writes, bool isLastApplied) => (_writesLeft, IsLastApplied) = (writes, isLastApplied);

    /// <summary>A gateway that has it.</summary>
    public HttpMessageHandler Wrap(HttpMessageHandler inner) => new Gateway(this, inner);

    private bool IsLastApplied { get; set; }

    private bool Hits(HttpRequestMessage request) =>
        _isOn && (Container is null || request.RequestUri!.AbsolutePath.Contains($"/colls/{Container}/", StringComparison.Ordinal));

    private static bool IsWrite(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal)
        && request.Method != HttpMethod.Get
        && !request.Headers.Contains("x-ms-documentdb-isquery")
        && !request.Headers.Contains("x-ms-cosmos-is-query-plan-request");

    private sealed class Gateway(Outage outage, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsWrite(request) && Interlocked.Decrement(ref outage._writesLeft) == -1)
            {
                outage._isOn = true;
                if (outage.IsLastApplied)
                {
                    (await base.SendAsync(request, cancellationToken)).Dispose();
                }
            }

            return outage.Hits(request)
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new StringContent("{}") }
                : await base.SendAsync(request, cancellationToken);
        }
    }
}
