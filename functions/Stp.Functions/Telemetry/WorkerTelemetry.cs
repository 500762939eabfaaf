using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Stp.Functions.Telemetry;

/// <summary>What the worker in Azure does besides: once it sends its own telemetry, the host no longer sends its logs for it.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Adds logs to the exporters of <see cref="TelemetryServices"/>. Without a setting the host goes on sending them.</summary>
    public static IServiceCollection AddWorkerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (collector, azure) = (configuration[TelemetryServices.OtlpEndpoint], configuration[TelemetryServices.ApplicationInsights]);
        if (string.IsNullOrEmpty(collector) && string.IsNullOrEmpty(azure))
        {
            return services;
        }

        services.AddOpenTelemetry().UseFunctionsWorkerDefaults().WithLogging(
            logging => AddExporters(logging, collector, azure), options => options.IncludeFormattedMessage = true);
        return services;
    }

    private static void AddExporters(LoggerProviderBuilder logging, string? collector, string? azure)
    {
        if (!string.IsNullOrEmpty(collector))
        {
            logging.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(collector));
        }

        if (!string.IsNullOrEmpty(azure))
        {
            logging.AddAzureMonitorLogExporter(exporter => exporter.ConnectionString = azure);
        }
    }
}
