using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tables;

/// <summary>Several changes in one partition, all or none.</summary>
internal static class TableTransaction
{
    public const int MaxActions = 100;

    public const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>The changes, after the checks that need no stored entity.</summary>
    public static EntityWrite[] Check(IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var list = actions.ToList();
        if (list.Count == 0)
        {
            throw new InvalidOperationException("A transaction has at least one action.");
        }

        if (list.Count > MaxActions)
        {
            throw Failed(MaxActions - 1, TableFault.Invalid($"A transaction has at most {MaxActions} actions, not {list.Count}."));
        }

        var writes = list
            .Select((action, index) => At(index, () => EntityWrite.Of(action.ActionType, action.Entity, action.ETag)))
            .ToArray();
        CheckTogether(writes);
        return writes;
    }

    public static List<long?> Apply(SqliteSession session, long table, EntityWrite[] writes, DateTimeOffset now) =>
        [.. writes.Select((write, index) => At(index, () => TableWriter.Apply(session, table, write, now)))];

    private static void CheckTogether(EntityWrite[] writes)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        for (var i = 0; i < writes.Length; i++)
        {
            var write = writes[i];
            if (write.PartitionKey != writes[0].PartitionKey)
            {
                const string Message = "All actions of a transaction are in one partition.";
                throw Failed(i, TableFault.Of(400, TableErrorCode.CommandsInBatchActOnDifferentPartitions, Message));
            }

            if (!rows.Add(write.RowKey))
            {
                var message = $"The entity '{write.RowKey}' is in the transaction twice.";
                throw Failed(i, TableFault.Of(400, TableErrorCode.InvalidDuplicateRow, message));
            }

            bytes += EntityRules.SizeOf(write.PartitionKey, write.RowKey, write.Properties);
            if (bytes > MaxBytes)
            {
                throw Failed(i, TableFault.Of(413, "RequestBodyTooLarge", $"A transaction has at most {MaxBytes} bytes."));
            }
        }
    }

    private static T At<T>(int index, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RequestFailedException fault)
        {
            throw Failed(index, fault);
        }
    }

    private static TableTransactionFailedException Failed(int index, RequestFailedException fault)
    {
        // Where the client's exception finds the index.
        fault.Data["FailedEntity"] = index.ToString();
        return new TableTransactionFailedException(fault);
    }
}
