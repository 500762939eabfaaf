namespace Microsoft.DurableTask.Client;

/// <summary>How an instance is ended.</summary>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
