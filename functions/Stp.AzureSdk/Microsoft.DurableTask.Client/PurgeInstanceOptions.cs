namespace Microsoft.DurableTask.Client;

/// <summary>How an instance is purged.</summary>
public record PurgeInstanceOptions(bool Recursive = false);
