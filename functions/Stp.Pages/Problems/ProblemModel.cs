namespace Stp.Pages.Problems;

/// <summary>A page that cannot be shown.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Detail">What is wrong, in a sentence.</param>
/// <param name="RequestId">What the log of the server calls the request; null where it has no name.</param>
public sealed record ProblemModel(int Status, string Detail, string? RequestId);
