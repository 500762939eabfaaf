using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>With an instance id, at an instant.</summary>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (InstanceId, StartAt, Tags, DedupeStatuses) = (options.InstanceId, options.StartAt, options.Tags, options.DedupeStatuses);
    }

    /// <summary>The instance id; null: one is made.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags of the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    /// <summary>Statuses of an instance with that id that make the start fail; null: as the surroundings are set.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
