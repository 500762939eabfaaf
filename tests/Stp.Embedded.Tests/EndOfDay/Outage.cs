using System.Net;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Answers every call to Cosmos DB with 503 while it lasts.</summary>
internal sealed class Outage
{
    private volatile bool _isOn;

    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }

    /// <summary>A gateway that has it.</summary>
    public HttpMessageHandler Wrap(HttpMessageHandler inner) => new Gateway(this, inner);

    private sealed class Gateway(Outage outage, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => outage.IsOn
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new StringContent("{}") }
            : await base.SendAsync(request, cancellationToken);
    }
}
