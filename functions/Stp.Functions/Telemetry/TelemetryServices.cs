using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Stp.Functions.Telemetry;

/// <summary>Where traces and metrics go: to a collector by OTLP, to Application Insights, to both or, without a setting, nowhere at no cost.</summary>
internal static class TelemetryServices
{
    /// <summary>OpenTelemetry's own setting: the address of a collector.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Azure's own setting.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Spans of the surroundings, around ours: HTTP requests, and functions in Azure.</summary>
    private static readonly string[] Sources = [StpTelemetry.Name, "Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker"];

    /// <summary>Adds the exporters that the settings name. Sampling is set by <c>OTEL_TRACES_SAMPLER</c>, see docs/observability.md.</summary>
    public static IServiceCollection AddStpTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics().AddSingleton<PipelineMetrics>();
        var (collector, azure) = (configuration[OtlpEndpoint], configuration[ApplicationInsights]);
        if (string.IsNullOrEmpty(collector) && string.IsNullOrEmpty(azure))
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("stp"))
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(StpTelemetry.Name));
        if (!string.IsNullOrEmpty(collector))
        {
            // The setting may have come by another name than the exporter looks for.
            var address = new Uri(collector);
            telemetry
                .WithTracing(tracing => tracing.AddOtlpExporter(exporter => exporter.Endpoint = address))
                .WithMetrics(metrics => metrics.AddOtlpExporter(exporter => exporter.Endpoint = address));
        }

        if (!string.IsNullOrEmpty(azure))
        {
            // Where there is an identity, telemetry is sent as it, because Application Insights may take none from those who only know its address.
            services.AddOptions<AzureMonitorExporterOptions>()
                .Configure<IServiceProvider>((exporter, provider) => exporter.Credential = provider.GetService<TokenCredential>());
            telemetry
                .WithTracing(tracing => tracing.AddAzureMonitorTraceExporter(exporter => exporter.ConnectionString = azure))
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(exporter => exporter.ConnectionString = azure));
        }

        return services;
    }
}
