using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable;

/// <summary>Which instance a start may replace.</summary>
internal static class DedupeStatuses
{
    /// <summary>Whether an instance in that state may be replaced.</summary>
    /// <param name="statuses">States in which it may not; null: as by default in Azure, only one that has ended may be.</param>
    /// <exception cref="ArgumentException">A status is unknown, or a replacement would have to end an instance and could then not replace it.</exception>
    public static Func<OrchestrationRuntimeStatus, bool> Read(IReadOnlyList<string>? statuses)
    {
        if (statuses is null)
        {
            return RuntimeStatuses.HasEnded;
        }

        var kept = statuses.Select(Read).ToHashSet();
        return kept.Contains(OrchestrationRuntimeStatus.Terminated) && !RuntimeStatuses.Alive.All(kept.Contains)
            ? throw new ArgumentException("Dedupe statuses with Terminated must have Pending, Running and Suspended too.", nameof(statuses))
            : status => !kept.Contains(status);
    }

    private static OrchestrationRuntimeStatus Read(string status) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var read)
            ? read : throw new ArgumentException($"Invalid orchestration runtime status for deduplication: '{status}'.", nameof(status));
}
