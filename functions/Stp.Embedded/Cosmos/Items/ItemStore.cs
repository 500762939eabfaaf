using System.Net;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>Does operations on documents inside a transaction that the caller holds. An operation that fails has changed nothing.</summary>
internal sealed class ItemStore(ItemTag tags, TimeProvider time)
{
    public ItemResult Apply(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        if (operation.Refused is { } refused)
        {
            return refused;
        }

        try
        {
            return operation.Kind switch
            {
                ItemOperationKind.Create => Create(session, container, operation),
                ItemOperationKind.Upsert => Upsert(session, container, operation),
                ItemOperationKind.Replace => Replace(session, container, operation),
                ItemOperationKind.Delete => Delete(session, container, operation),
                ItemOperationKind.Patch => Patch(session, container, operation),
                ItemOperationKind.Read => Read(session, container, operation),
                _ => throw GatewayFault.NotSupported($"the operation {operation.Kind}"),
            };
        }
        catch (GatewayFault fault)
        {
            return ItemResult.From(fault);
        }
    }

    public static ItemResult Read(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        using var call = session.Call(container.Table.Find);
        if (!call.Bind(1, operation.Id).Bind(2, operation.PartitionKey).Step())
        {
            return NotFound();
        }

        var tag = call.Integer(1);
        if (operation.IfNoneMatch is { } known && (known is "*" || (ItemTag.TryParse(known, out var seen) && seen == tag)))
        {
            return new ItemResult { Status = HttpStatusCode.NotModified, Tag = tag };
        }

        var json = call.Utf8(3).ToArray();
        return new ItemResult { Status = HttpStatusCode.OK, Number = call.Integer(0), Tag = tag, Timestamp = call.Integer(2), Json = json, Charge = RequestCharge.Read(json.Length) };
    }

    private static ItemResult NotFound() => ItemResult.Failure(HttpStatusCode.NotFound, "There is no document of that id in the partition.");

    /// <summary>Row of the document, 0 where there is none.</summary>
    private static long Find(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        using var call = session.Call(container.Table.Exists);
        return call.Bind(1, operation.Id).Bind(2, operation.PartitionKey).Step() ? call.Integer(0) : 0;
    }

    private static ItemResult Unchanged(SqliteSession session, ContainerInfo container, ItemOperation operation, bool conditional) =>
        conditional && Find(session, container, operation) != 0
            ? ItemResult.Failure(HttpStatusCode.PreconditionFailed, "The document's ETag is not the one in If-Match.")
            : NotFound();

    private ItemResult Create(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        var item = operation.Item!;
        var (tag, now) = Stamp();
        using var call = session.Call(container.Table.Insert);
        call.Bind(1, item.Id).Bind(2, item.PartitionKey).Bind(3, tag).Bind(4, now).Bind(5, item.Json.Span);
        if (container.PartitionKey.IsHierarchical)
        {
            call.BindBlob(6, EffectivePartitionKey.Hash(item.PartitionKey));
        }
        else
        {
            call.BindNull(6);
        }

        item.BindIndexed(call);
        call.Execute();
        if (session.Changes == 0)
        {
            return ItemResult.Failure(HttpStatusCode.Conflict, "A document of that id exists in the partition.");
        }

        var number = session.LastInserted;
        ArrayRows.Insert(session, container.Table, item, number);
        return Written(HttpStatusCode.Created, operation, item.Json, number, tag, now);
    }

    private ItemResult Upsert(SqliteSession session, ContainerInfo container, ItemOperation operation) =>
        Find(session, container, operation) != 0 ? Replace(session, container, operation) : Create(session, container, operation);

    private ItemResult Replace(SqliteSession session, ContainerInfo container, ItemOperation operation) =>
        Overwrite(session, container, operation, operation.Item!);

    private ItemResult Overwrite(SqliteSession session, ContainerInfo container, ItemOperation operation, PreparedItem item)
    {
        var rows = RowsOf(session, container, operation);
        var (tag, now) = Stamp();
        var conditional = operation.IfMatch is not (null or "*");
        using var call = session.Call(conditional ? container.Table.UpdateIfMatch : container.Table.Update);
        call.Bind(1, operation.Id).Bind(2, operation.PartitionKey).Bind(3, tag).Bind(4, now).Bind(5, item.Json.Span);
        item.BindIndexed(call);
        if (conditional)
        {
            call.Bind(6, ItemTag.TryParse(operation.IfMatch!, out var expected) ? expected : -1);
        }

        call.Execute();
        if (session.Changes == 0)
        {
            return Unchanged(session, container, operation, conditional);
        }

        rows?.Replace(session, item);
        // Only an answer with the document shows the row's number.
        return Written(HttpStatusCode.OK, operation, item.Json, operation.Minimal ? 0 : Find(session, container, operation), tag, now);
    }

    private static ItemResult Delete(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        var rows = RowsOf(session, container, operation);
        var conditional = operation.IfMatch is not (null or "*");
        using var call = session.Call(conditional ? container.Table.DeleteIfMatch : container.Table.Delete);
        call.Bind(1, operation.Id).Bind(2, operation.PartitionKey);
        if (conditional)
        {
            call.Bind(3, ItemTag.TryParse(operation.IfMatch!, out var expected) ? expected : -1);
        }

        call.Execute();
        if (session.Changes == 0)
        {
            return Unchanged(session, container, operation, conditional);
        }

        rows?.Replace(session, next: null);
        return new ItemResult { Status = HttpStatusCode.NoContent, Charge = RequestCharge.Write(0) };
    }

    /// <summary>What the array indexes hold of the document as it is; null where there are none, or no document.</summary>
    private static ArrayRows? RowsOf(SqliteSession session, ContainerInfo container, ItemOperation operation) =>
        container.Table.Arrays.Count > 0 && Find(session, container, operation) is not 0 and var number
            ? ArrayRows.Of(session, container.Table, operation.Id, number)
            : null;

    private ItemResult Patch(SqliteSession session, ContainerInfo container, ItemOperation operation)
    {
        var current = Read(session, container, new ItemOperation { Kind = ItemOperationKind.Read, Id = operation.Id, PartitionKey = operation.PartitionKey });
        if (current.Failed)
        {
            return current;
        }

        var patch = operation.Patch!;
        if (!patch.Matches(session, container, current.Number))
        {
            return ItemResult.Failure(HttpStatusCode.PreconditionFailed, "The document does not meet the condition of the patch.");
        }

        var changed = ItemReader.Prepare(patch.Apply(current.Json), container, operation.PartitionKey);
        return changed.Id.AsSpan().SequenceEqual(operation.Id)
            ? Overwrite(session, container, operation, changed)
            : throw GatewayFault.BadRequest("A patch cannot change the id.");
    }

    private static ItemResult Written(HttpStatusCode status, ItemOperation operation, ReadOnlyMemory<byte> json, long number, long tag, long now) => new()
    {
        Status = status,
        Number = number,
        Tag = tag,
        Timestamp = now,
        Json = operation.Minimal ? default : json,
        Charge = RequestCharge.Write(json.Length),
    };

    private (long Tag, long Now) Stamp() => (tags.Next(), time.GetUtcNow().ToUnixTimeSeconds());
}
