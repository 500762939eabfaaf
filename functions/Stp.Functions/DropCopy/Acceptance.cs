namespace Stp.Functions.DropCopy;

/// <summary>The answer to a drop copy once it is durable.</summary>
/// <param name="Accepted">Raw messages found in the body.</param>
/// <param name="Messages">Queue messages that carry them.</param>
internal sealed record Acceptance(int Accepted, int Messages);
