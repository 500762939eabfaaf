namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts afresh.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the next generation.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that were not waited for go along.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}
