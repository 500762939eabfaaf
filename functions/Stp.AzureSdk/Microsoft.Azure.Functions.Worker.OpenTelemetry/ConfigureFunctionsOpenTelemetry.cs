using OpenTelemetry;
using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>OpenTelemetry of the worker, in step with that of the host.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>Names the function app in the telemetry, and tells the host that the worker sends its own.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) => Declaration.Only<IOpenTelemetryBuilder>();
}
