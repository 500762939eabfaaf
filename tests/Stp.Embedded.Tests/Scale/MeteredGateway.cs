using System.Globalization;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace Stp.Embedded.Tests.Scale;

/// <summary>Stands in front of the Cosmos gateway and counts each call of documents by its kind, with what it was charged.</summary>
internal sealed class MeteredGateway(HttpMessageHandler inner, Meter meter) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (kind, amount) = await KindAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (kind is not null)
        {
            meter.Add(kind, amount);
            meter.Add(Meter.RequestUnits(ContainerOf(request)), Charge(response));
        }

        return response;
    }

    /// <summary>Null for what is not about documents, and for the plan of a query, which the service makes without a charge.</summary>
    private static async Task<(string? Kind, int Amount)> KindAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal) || request.Headers.Contains("x-ms-cosmos-is-query-plan-request"))
        {
            return (null, 0);
        }

        return request.Headers.Contains("x-ms-cosmos-is-batch-request") ? (Meter.BatchOperations, Records(await request.Content!.ReadAsByteArrayAsync(cancellationToken)))
            : request.Headers.Contains("x-ms-documentdb-isquery") ? (Meter.QueryPages, 1)
            : request.Method == HttpMethod.Get ? (Meter.Reads, 1)
            : (Meter.Writes, 1);
    }

    /// <summary>Operations of a batch: a record each.</summary>
    private static int Records(byte[] body)
    {
        var (parser, records) = (default(RecordIOParser), 0);
        for (ReadOnlyMemory<byte> rest = body; !rest.IsEmpty;)
        {
            parser.Process(rest, out var production, out ReadOnlyMemory<byte> _, out _, out var consumed);
            Assert.True(consumed > 0, "The batch ends inside a record.");
            rest = rest[consumed..];
            records += production == RecordIOParser.ProductionType.Record ? 1 : 0;
        }

        return records;
    }

    /// <summary>The name in <c>/dbs/x/colls/name/docs</c>.</summary>
    private static string ContainerOf(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Split('/') is [_, _, _, _, var name, ..] ? name : "";

    private static double Charge(HttpResponseMessage response) =>
        double.Parse(response.Headers.GetValues("x-ms-request-charge").Single(), CultureInfo.InvariantCulture);
}
