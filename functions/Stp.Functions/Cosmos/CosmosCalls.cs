using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Resilience;

namespace Stp.Functions.Cosmos;

/// <summary>Calls of the Cosmos SDK inside the resilience pipeline, over streams: a status is an answer here and not an exception.</summary>
internal sealed class CosmosCalls(StpPipelines pipelines)
{
    /// <summary>Calls until the answer is not a passing fault. The caller disposes it.</summary>
    /// <exception cref="CosmosException">The fault did not pass.</exception>
    public async Task<ResponseMessage> SendAsync(Func<CancellationToken, Task<ResponseMessage>> call, CancellationToken cancellationToken) =>
        await pipelines.Cosmos.ExecuteAsync(
            async token =>
            {
                var response = await call(token);
                return TransientFaults.Includes(response.StatusCode) ? response.EnsureSuccessStatusCode() : response;
            },
            cancellationToken);

    /// <summary>As <see cref="SendAsync"/> for a transactional batch. A batch answers as one.</summary>
    public async Task<TransactionalBatchResponse> ExecuteAsync(
        Func<CancellationToken, Task<TransactionalBatchResponse>> call, CancellationToken cancellationToken) =>
        await pipelines.Cosmos.ExecuteAsync(
            async token =>
            {
                var response = await call(token);
                if (!TransientFaults.Includes(response.StatusCode))
                {
                    return response;
                }

                using (response)
                {
                    throw new CosmosException(response.ErrorMessage, response.StatusCode, 0, response.ActivityId, response.RequestCharge);
                }
            },
            cancellationToken);

    /// <summary>Runs a piece of work that throws <see cref="CosmosException"/> by itself.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await pipelines.Cosmos.ExecuteAsync(async token => await work(token), cancellationToken);

    /// <summary>Reads one document and its ETag; null where it does not exist.</summary>
    public async Task<Tagged<T>?> ReadAsync<T>(
        Container container, string id, PartitionKey partitionKey, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(
            token => container.ReadItemStreamAsync(id, partitionKey, cancellationToken: token), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        var document = await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken)
            ?? throw new JsonException($"Document {id} of {container.Id} is null.");
        return new Tagged<T>(document, response.Headers.ETag);
    }

    /// <summary>Requires that a batch was applied.</summary>
    /// <exception cref="CosmosException">It was not.</exception>
    public static void Require(TransactionalBatchResponse response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new CosmosException($"A batch failed: {response.ErrorMessage}", response.StatusCode, 0, response.ActivityId, response.RequestCharge);
        }
    }

    /// <summary>A document as the body of a write. A stream serves one attempt only, so each attempt asks for its own.</summary>
    public static MemoryStream Body<T>(T document, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, type);
        // With its buffer open to the SDK, which otherwise copies it.
        return new MemoryStream(json, 0, json.Length, writable: false, publiclyVisible: true);
    }
}

/// <summary>A document with the tag of its version.</summary>
internal sealed record Tagged<T>(T Document, string ETag);
