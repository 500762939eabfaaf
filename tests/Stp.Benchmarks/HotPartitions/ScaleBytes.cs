namespace Stp.Benchmarks.HotPartitions;

/// <summary>Sizes of documents in bytes. A test holds those that are ours against the documents.</summary>
internal static class ScaleBytes
{
    /// <summary>A posting as JSON.</summary>
    public const int Posting = 290;

    /// <summary>A position without its days, and each clearing date in it.</summary>
    public const int Position = 180;

    public const int PositionDay = 150;

    /// <summary>What Cosmos DB adds to a document: _rid, _self, _etag, _attachments, _ts.</summary>
    public const int System = 200;

    /// <summary>What is stored for each byte, the index included. An assumption.</summary>
    public const double Stored = 1.5;
}
