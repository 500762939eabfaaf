namespace Stp.Functions.Http.Idempotency;

/// <summary>A request with an Idempotency-Key, and its answer once there is one, in container <c>idempotency</c>.</summary>
internal sealed record AnswerDocument
{
    /// <summary>Digest of the caller and the key: the partition too.</summary>
    public required string Id { get; init; }

    /// <summary>Digest of everything that was asked.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>When the attempt that is under way, or that has answered, began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From then on the key is unknown again.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The answer; null while the work is under way.</summary>
    public StoredAnswer? Answer { get; init; }
}
