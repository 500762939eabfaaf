using System.Net;
using System.Text;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Stands in front of the Cosmos gateway and fails every third page of a query, and counts those that were asked anew.</summary>
internal sealed class FailingQueries(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The SDK may ask for the next page before it gives the one that it has, so two in a row must come through.</summary>
    private const int RefusedEach = 3;

    private int _pages;

    /// <summary>Pages that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Queries that were asked after a refusal and begin behind a document.</summary>
    public int Resumed { get; private set; }

    public bool IsOn { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOn || !request.Headers.Contains("x-ms-documentdb-isquery") || request.Headers.Contains("x-ms-cosmos-is-query-plan-request"))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (Interlocked.Increment(ref _pages) % RefusedEach == 0)
        {
            Refused++;
            var response = new HttpResponseMessage(HttpStatusCode.InternalServerError)
            {
                RequestMessage = request,
                Content = new StringContent("""{"code":"InternalServerError","message":"Injected."}""", Encoding.UTF8, "application/json"),
            };
            response.Headers.Add("x-ms-activity-id", Guid.NewGuid().ToString());
            response.Headers.Add("x-ms-request-charge", "0");
            return response;
        }

        Resumed += (await request.Content!.ReadAsStringAsync(cancellationToken)).Contains(" AND c.id ", StringComparison.Ordinal) ? 1 : 0;
        return await base.SendAsync(request, cancellationToken);
    }
}
