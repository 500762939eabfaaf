namespace Stp.Embedded.Cosmos;

/// <summary>Finer codes of an error, as the service sends them in <c>x-ms-substatus</c>.</summary>
internal static class SubStatus
{
    /// <summary>The partition key of the document and that of the request differ.</summary>
    public const int PartitionKeyMismatch = 1001;

    /// <summary>The database or container of the request does not exist.</summary>
    public const int OwnerNotFound = 1003;

    /// <summary>The container a client has cached is not this one.</summary>
    public const int NameCacheStale = 1000;
}
