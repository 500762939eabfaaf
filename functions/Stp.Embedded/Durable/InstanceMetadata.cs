using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable;

/// <summary>Instances as a client sees them.</summary>
internal static class InstanceMetadata
{
    /// <summary>What is shown of an instance.</summary>
    /// <param name="instance">As it is stored.</param>
    /// <param name="converter">Reads inputs and outputs; null: they are left out.</param>
    public static OrchestrationMetadata Of(InstanceRow instance, DataConverter? converter) => new(instance.Name, instance.InstanceId)
    {
        DataConverter = converter,
        RuntimeStatus = instance.Status,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(instance.CreatedMs),
        LastUpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(instance.UpdatedMs),
        SerializedInput = converter is null ? null : instance.Input,
        SerializedOutput = converter is null ? null : instance.Output,
        SerializedCustomStatus = converter is null ? null : instance.CustomStatus,
        FailureDetails = instance.Failure,
        Tags = instance.Tags,
    };
}
