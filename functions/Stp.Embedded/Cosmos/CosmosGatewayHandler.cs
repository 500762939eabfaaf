using System.Net;
using Microsoft.Data.Sqlite;
using Stp.Embedded.Cosmos.Batches;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Queries;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos;

/// <summary>
/// The far end of the Cosmos SDK's HTTP, in the same process: it keeps databases, containers and documents in the store and speaks the
/// service's REST protocol. What it does not know it answers 501, naming the route, header or query.
/// </summary>
internal sealed class CosmosGatewayHandler : HttpMessageHandler
{
    private readonly CosmosCatalog _catalog;
    private readonly ItemRoutes _items;

    public CosmosGatewayHandler(SqliteStore store, TimeProvider time)
    {
        _catalog = new CosmosCatalog(store);
        // Blocks once, at start-up, so that a store that cannot be written is known before the first request.
        var tags = new ItemTag(_catalog.StartAsync().GetAwaiter().GetResult());
        var items = new ItemStore(tags, time);
        _items = new ItemRoutes(store, items, tags, new BatchRunner(store, items), new QueryRunner(store));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var read = await GatewayRequest.ReadAsync(request, cancellationToken);
        try
        {
            GatewayHeaders.RefuseUnknown(request);
            return await RouteAsync(read);
        }
        catch (GatewayFault fault)
        {
            return GatewayResponse.Fault(read, fault);
        }
        catch (SqliteException fault)
        {
            // A full disk, for example. The transaction is rolled back, so nothing was done, which is what 503 says.
            return GatewayResponse.Error(read, HttpStatusCode.ServiceUnavailable, 0, "The store failed: " + fault.Message);
        }
    }

    private async Task<HttpResponseMessage> RouteAsync(GatewayRequest request)
    {
        var method = request.Method.Method;
        switch (request.Segments)
        {
            case [] when method is "GET":
                return GatewayResponse.Create(request, HttpStatusCode.OK, AccountDocument.Json(new Uri(request.Message.RequestUri!, "/")));
            case ["dbs"] when method is "POST" && !request.Flag(GatewayHeaders.IsQuery):
                return GatewayResponse.Create(request, HttpStatusCode.Created, (await _catalog.CreateDatabaseAsync(request.Body)).Json());
            case ["dbs", var database] when method is "GET":
                return GatewayResponse.Create(request, HttpStatusCode.OK, _catalog.Database(database).Json());
            case ["dbs", var database, "colls"] when method is "POST" && !request.Flag(GatewayHeaders.IsQuery):
                return Container(request, HttpStatusCode.Created, await _catalog.CreateContainerAsync(database, request.Body));
            case ["dbs", var database, "colls", var container] when method is "GET":
                return Container(request, HttpStatusCode.OK, _catalog.Container(database, container));
            case ["dbs", var database, "colls", var container] when method is "PUT":
                return Container(request, HttpStatusCode.OK, await _catalog.ReplaceContainerAsync(database, container, request.Body));
            case ["dbs", var database, "colls", var container, "pkranges"] when method is "GET":
                return Ranges(request, _catalog.Container(database, container));
            case ["dbs", var database, "colls", var container, "docs"] when method is "GET" or "POST":
                return await _items.OnContainerAsync(request, _catalog.Container(database, container));
            case ["dbs", var database, "colls", var container, "docs", var id]:
                return await _items.OnDocumentAsync(request, _catalog.Container(database, container), id);
            default:
                throw GatewayFault.NotSupported(request.ToString());
        }
    }

    private static HttpResponseMessage Container(GatewayRequest request, HttpStatusCode status, ContainerInfo container) =>
        GatewayResponse.Create(request, status, container.Json()).WithTag(container.Tag);

    private static HttpResponseMessage Ranges(GatewayRequest request, ContainerInfo container)
    {
        var known = string.Equals(request.IfNoneMatch, PartitionKeyRanges.Tag, StringComparison.Ordinal);
        var response = known
            ? GatewayResponse.Create(request, HttpStatusCode.NotModified)
            : GatewayResponse.Create(request, HttpStatusCode.OK, PartitionKeyRanges.Json(container));
        response.Headers.TryAddWithoutValidation(GatewayHeaders.ItemCount, known ? "0" : "1");
        return response.WithTag(PartitionKeyRanges.Tag);
    }
}
