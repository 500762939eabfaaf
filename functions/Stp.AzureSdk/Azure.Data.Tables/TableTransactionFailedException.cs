#nullable disable
using System.Collections;

namespace Azure.Data.Tables;

/// <summary>A transaction failed and did nothing.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Where a fault carries the index of the action in its <see cref="Exception.Data"/>.</summary>
    private const string FailedEntityKey = "FailedEntity";

    /// <summary>The fault of a transaction, from the fault of its request.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        foreach (DictionaryEntry entry in requestFailedException.Data)
        {
            Data[entry.Key] = entry.Value;
        }

        FailedTransactionActionIndex = int.TryParse(Data[FailedEntityKey] as string, out var index) ? index : null;
    }

    /// <summary>The action that failed, from 0; null where unknown.</summary>
    public int? FailedTransactionActionIndex { get; }
}
