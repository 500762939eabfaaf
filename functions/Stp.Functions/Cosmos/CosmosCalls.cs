using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Cosmos;

/// <summary>Calls of the Cosmos SDK inside the resilience pipeline, over streams: a status is an answer here and not an exception.</summary>
internal sealed class CosmosCalls(StpPipelines pipelines, PipelineMetrics metrics)
{
    /// <summary>Calls until the answer is not a passing fault. The caller disposes it.</summary>
    /// <exception cref="CosmosException">The fault did not pass.</exception>
    public Task<ResponseMessage> SendAsync(Func<CancellationToken, Task<ResponseMessage>> call, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                var response = await call(token);
                metrics.Answered(response.Headers.RequestCharge, IsConflict(response.StatusCode));
                return TransientFaults.Includes(response.StatusCode) ? response.EnsureSuccessStatusCode() : response;
            },
            cancellationToken);

    /// <summary>As <see cref="SendAsync"/> for a transactional batch. A batch answers as one.</summary>
    public Task<TransactionalBatchResponse> ExecuteAsync(
        Func<CancellationToken, Task<TransactionalBatchResponse>> call, CancellationToken cancellationToken) =>
        RunAsync(
            async token =>
            {
                var response = await call(token);
                metrics.Answered(response.RequestCharge, IsConflict(response.StatusCode));
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
    /// <remarks>Its result goes through the pipeline as an object: any other type would be converted by every strategy, there and back.</remarks>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class =>
        (T)await pipelines.Cosmos.ExecuteAsync<object, Func<CancellationToken, Task<T>>>(
            static async (work, token) => await work(token), work, cancellationToken);

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

    private static bool IsConflict(HttpStatusCode status) => status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed;

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
