using System.Net;
using System.Text;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Stands in front of the Cosmos gateway and fails every second page of a query, and keeps the texts of the queries.</summary>
internal sealed class FailingQueries(HttpMessageHandler inner) : DelegatingHandler(inner)
{
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

        if (++_pages % 2 == 0)
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
