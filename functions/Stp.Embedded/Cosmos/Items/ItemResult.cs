using System.Net;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>The answer of one operation.</summary>
internal sealed class ItemResult
{
    public required HttpStatusCode Status { get; init; }

    public int SubStatus { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Message { get; init; }

    /// <summary>ETag of the document; 0 where there is none.</summary>
    public long Tag { get; init; }

    /// <summary>Row of the document.</summary>
    public long Number { get; init; }

    /// <summary>When it was written, in seconds since 1970.</summary>
    public long Timestamp { get; init; }

    /// <summary>The stored text, where the answer carries it.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Request units.</summary>
    public double Charge { get; init; } = 1;

    public bool Failed => (int)Status >= 400;

    public static ItemResult Failure(HttpStatusCode status, string message, int subStatus = 0) => new() { Status = status, Message = message, SubStatus = subStatus };

    public static ItemResult From(GatewayFault fault) => Failure(fault.Status, fault.Message, fault.SubStatus);
}
