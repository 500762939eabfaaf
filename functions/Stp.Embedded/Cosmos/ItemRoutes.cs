using System.Globalization;
using System.Net;
using System.Text;
using Stp.Embedded.Cosmos.Batches;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Queries;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos;

/// <summary>The routes of documents: single ones, batches, queries, feeds.</summary>
internal sealed class ItemRoutes(SqliteStore store, ItemStore items, ItemTag tags, BatchRunner batches, QueryRunner queries)
{
    /// <summary><c>…/docs</c>: create, upsert, batch, query, plan of a query, or feed.</summary>
    public Task<HttpResponseMessage> OnContainerAsync(GatewayRequest request, ContainerInfo container)
    {
        if (request.Header(GatewayHeaders.IncrementalFeed) is { } feed)
        {
            throw GatewayFault.NotSupported($"the change feed (A-IM: {feed})");
        }

        if (request.Method == HttpMethod.Get)
        {
            return Task.FromResult(Page(request, container, QueryText.Feed()));
        }

        if (request.Flag(GatewayHeaders.IsQueryPlan))
        {
            // Parsed to refuse a query now that could not be answered later.
            QueryText.Parse(request.Body);
            return Task.FromResult(GatewayResponse.Create(request, HttpStatusCode.OK, QueryPlan.PassThrough));
        }

        if (request.Flag(GatewayHeaders.IsQuery))
        {
            return Task.FromResult(Page(request, container, QueryText.Parse(request.Body)));
        }

        return request.Flag(GatewayHeaders.BatchRequest)
            ? BatchAsync(request, container)
            : WriteAsync(request, container, request.Flag(GatewayHeaders.IsUpsert) ? ItemOperationKind.Upsert : ItemOperationKind.Create, id: null);
    }

    /// <summary><c>…/docs/id</c>: read, replace, patch or delete.</summary>
    public Task<HttpResponseMessage> OnDocumentAsync(GatewayRequest request, ContainerInfo container, string id) => request.Method.Method switch
    {
        "GET" => Task.FromResult(Read(request, container, id)),
        "PUT" => WriteAsync(request, container, ItemOperationKind.Replace, id),
        "PATCH" => WriteAsync(request, container, ItemOperationKind.Patch, id),
        "DELETE" => WriteAsync(request, container, ItemOperationKind.Delete, id),
        _ => throw GatewayFault.NotSupported(request.ToString()),
    };

    private static byte[] PartitionKeyOf(GatewayRequest request, ContainerInfo container) => PartitionKeyText.FromHeader(
        request.Header(GatewayHeaders.PartitionKey) ?? throw GatewayFault.BadRequest($"{request} names no partition key."),
        container.PartitionKey);

    private HttpResponseMessage Read(GatewayRequest request, ContainerInfo container, string id)
    {
        var operation = ItemRequest.Build(ItemOperationKind.Read, Encoding.UTF8.GetBytes(id), PartitionKeyOf(request, container), null, default, request.IfMatch, request.IfNoneMatch, minimal: false);
        return Answer(request, container, store.Read(session => ItemStore.Read(session, container, operation)));
    }

    private async Task<HttpResponseMessage> WriteAsync(GatewayRequest request, ContainerInfo container, ItemOperationKind kind, string? id)
    {
        var key = PartitionKeyOf(request, container);
        var item = kind is ItemOperationKind.Delete or ItemOperationKind.Patch ? null : ItemReader.Prepare(request.Body, container, key);
        var name = id is null ? item!.Id : Encoding.UTF8.GetBytes(id);
        var operation = ItemRequest.Build(kind, name, key, item, request.Body, request.IfMatch, request.IfNoneMatch, request.PrefersMinimal);
        return Answer(request, container, await store.WriteAsync(session => items.Apply(session, container, operation)));
    }

    private HttpResponseMessage Answer(GatewayRequest request, ContainerInfo container, ItemResult result)
    {
        if (result.Failed)
        {
            return GatewayResponse.Error(request, result.Status, result.SubStatus, result.Message!, result.Charge).InSession(container, tags.Last);
        }

        var body = result.Json.IsEmpty ? default : SystemProperties.Join(container, result.Json.Span, result.Number, result.Tag, result.Timestamp);
        var response = GatewayResponse.Create(request, result.Status, body, result.Charge).InSession(container, tags.Last);
        return result.Tag == 0 ? response : response.WithTag(ItemTag.Format(result.Tag));
    }

    private async Task<HttpResponseMessage> BatchAsync(GatewayRequest request, ContainerInfo container)
    {
        var results = await batches.RunAsync(request, container);
        var status = results.Any(result => result.Failed) ? HttpStatusCode.MultiStatus : HttpStatusCode.OK;
        var body = await BatchWriter.WriteAsync(container, results);
        return GatewayResponse.Create(request, status, body, results.Sum(result => result.Charge)).InSession(container, tags.Last);
    }

    private HttpResponseMessage Page(GatewayRequest request, ContainerInfo container, QueryText text)
    {
        var page = queries.Run(container, QueryScope.Read(request, container), text, request.Header(GatewayHeaders.Continuation), request.Header(GatewayHeaders.MaxItemCount));
        var response = GatewayResponse.Create(request, HttpStatusCode.OK, new OwnedContent(page.Close(), page), RequestCharge.Query(page.Bytes, page.Count)).InSession(container, tags.Last);
        response.Headers.TryAddWithoutValidation(GatewayHeaders.ItemCount, page.Count.ToString(CultureInfo.InvariantCulture));
        if (page.Next is { } next)
        {
            response.Headers.TryAddWithoutValidation(GatewayHeaders.Continuation, next.ToString());
        }

        return response;
    }
}
