namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Whether a function takes one event at a time or a batch.</summary>
public enum Cardinality
{
    /// <summary>A batch.</summary>
    Many,

    /// <summary>One at a time.</summary>
    One,
}
