using System.Collections.Immutable;

namespace Microsoft.DurableTask.Client;

/// <summary>What a client sees of an instance.</summary>
public sealed class OrchestrationMetadata
{
    private const int MaxShown = 50;

    /// <summary>Of an instance.</summary>
    public OrchestrationMetadata(string name, string instanceId) => (Name, InstanceId) = (name, instanceId);

    /// <summary>The orchestrator.</summary>
    public string Name { get; }

    /// <summary>The id of the instance.</summary>
    public string InstanceId { get; }

    /// <summary>Reads inputs and outputs; null where they were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>The state.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Tags given at the start.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended, however.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input.</summary>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output.</summary>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status.</summary>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    /// <summary>One line for a log.</summary>
    public override string ToString()
    {
        var input = SerializedInput is null ? "" : $", Input: '{Short(SerializedInput)}'";
        var output = SerializedOutput is null ? "" : $", Output: '{Short(SerializedOutput)}'";
        var failure = FailureDetails is null ? "" : $", FailureDetails: '{FailureDetails.ErrorType} - {Short(FailureDetails.ErrorMessage)}'";
        return $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}{input}{output}{failure}]";
    }

    private static string Short(string text) => text.Length > MaxShown ? text[..MaxShown] + "..." : text;

    private T? Read<T>(string? data) =>
        DataConverter is null
            ? throw new InvalidOperationException("Ask for inputs and outputs when the instance is read.")
            : DataConverter.Deserialize<T>(data);
}
