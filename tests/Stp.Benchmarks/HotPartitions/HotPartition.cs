namespace Stp.Benchmarks.HotPartitions;

/// <summary>The hottest partition of a kind in a year.</summary>
/// <param name="Name">The kind, with its key.</param>
/// <param name="AloneRuPerSecond">Request units in its busiest second, were each message worked on alone.</param>
/// <param name="TogetherRuPerSecond">The same, what comes in a second being worked on together, a batch at a time.</param>
/// <param name="Gigabytes">What is stored in the largest of them at the end of the year, with its index.</param>
internal sealed record HotPartition(string Name, double AloneRuPerSecond, double TogetherRuPerSecond, double Gigabytes);
