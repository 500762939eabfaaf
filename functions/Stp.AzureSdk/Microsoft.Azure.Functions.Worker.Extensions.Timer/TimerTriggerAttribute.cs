using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the clock.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>A schedule: six-field CRON, a time span, or <c>%setting%</c>.</summary>
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
        UseMonitor = true;
    }

    /// <summary>The schedule.</summary>
    public string Schedule { get; private set; }

    /// <summary>Whether the schedule survives restarts, so that a missed run is made up for.</summary>
    public bool UseMonitor { get; set; }

    /// <summary>Whether it also runs at start.</summary>
    public bool RunOnStartup { get; set; }
}
