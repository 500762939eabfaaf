using System.Diagnostics;

namespace Stp.Functions.Telemetry;

/// <summary>Names under which the product's traces and metrics are found.</summary>
internal static class StpTelemetry
{
    /// <summary>Of the meter, and of the source of activities.</summary>
    public const string Name = "Stp";

    /// <summary>Where the steps of the pipeline begin their spans. One for all hosts of a process, as <see cref="ActivitySource"/> is meant.</summary>
    public static ActivitySource Source { get; } = new(Name);
}
