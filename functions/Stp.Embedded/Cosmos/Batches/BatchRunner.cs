using System.Net;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Batches;

/// <summary>Runs the operations of one request in one piece of work, so that they share a transaction and its fsync.</summary>
internal sealed class BatchRunner(SqliteStore store, ItemStore items)
{
    /// <summary>The service's limit of operations.</summary>
    private const int MaxOperations = 100;

    /// <summary>The service's limit of an atomic batch.</summary>
    private const int MaxAtomicBytes = 2 * 1024 * 1024;

    public async Task<IReadOnlyList<ItemResult>> RunAsync(GatewayRequest request, ContainerInfo container)
    {
        var atomic = request.Flag(GatewayHeaders.BatchAtomic);
        if (atomic && request.Body.Length > MaxAtomicBytes)
        {
            throw new GatewayFault(HttpStatusCode.RequestEntityTooLarge, $"The batch has {request.Body.Length} bytes; the limit is {MaxAtomicBytes}.");
        }

        var key = request.Header(GatewayHeaders.PartitionKey);
        if (atomic && key is null)
        {
            throw GatewayFault.BadRequest("An atomic batch needs a partition key.");
        }

        var operations = BatchReader.Read(request.Body, container, key is null ? null : PartitionKeyText.FromHeader(key, container.PartitionKey), MaxOperations);
        if (operations.Count == 0)
        {
            throw GatewayFault.BadRequest("The batch has no operations.");
        }

        return await (atomic ? RunAtomicAsync(container, operations) : store.WriteAsync(session => operations.ConvertAll(operation => items.Apply(session, container, operation))));
    }

    private async Task<List<ItemResult>> RunAtomicAsync(ContainerInfo container, List<ItemOperation> operations)
    {
        try
        {
            return await store.WriteAsync(session =>
            {
                var results = new List<ItemResult>(operations.Count);
                foreach (var operation in operations)
                {
                    var result = items.Apply(session, container, operation);
                    if (result.Failed)
                    {
                        throw new BatchFailedException(results.Count, result);
                    }

                    results.Add(result);
                }

                return results;
            });
        }
        catch (BatchFailedException failure)
        {
            var others = new ItemResult { Status = HttpStatusCode.FailedDependency, Charge = 0 };
            var results = Enumerable.Repeat(others, operations.Count).ToList();
            results[failure.Index] = failure.Result;
            return results;
        }
    }

    /// <summary>Leaves the work, so that the store takes back what the batch has written.</summary>
    private sealed class BatchFailedException(int index, ItemResult result) : Exception($"Operation {index} failed with {result.Status}.")
    {
        public int Index { get; } = index;

        public ItemResult Result { get; } = result;
    }
}
