using Azure.Core;
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
    /// <summary>The host's own setting: <c>Authorization=AAD</c> where Application Insights takes nothing without a token.</summary>
    public const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Adds logs to the exporters of <see cref="TelemetryServices"/>. Without a setting the host goes on sending them.</summary>
    public static IServiceCollection AddWorkerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (collector, azure) = (configuration[TelemetryServices.OtlpEndpoint], configuration[TelemetryServices.ApplicationInsights]);
        if (string.IsNullOrEmpty(collector) && string.IsNullOrEmpty(azure))
        {
            return services;
        }

        if (!string.IsNullOrEmpty(configuration[Authentication]))
        {
            services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential>((exporter, credential) => exporter.Credential = credential);
        }

        services.AddOpenTelemetry().UseFunctionsWorkerDefaults().WithLogging(logging => AddExporters(logging, collector, azure));
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
