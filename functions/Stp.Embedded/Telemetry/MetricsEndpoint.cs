using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Telemetry;

namespace Stp.Embedded.Telemetry;

/// <summary><c>GET metrics</c>: what the pipeline counts and measures, as Prometheus text. Of the embedded process alone: in Azure metrics are pushed.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Below the route prefix.</summary>
    public const string Route = "metrics";

    private static readonly RouteContract Contract = new()
    {
        Summary = "What the pipeline counts and measures.",
        Role = Roles.PositionsRead,
        // It counts the messages and trades of all accounts together.
        ConcernsAllAccounts = true,
        Answers = [Answer.Text("text/plain", "Prometheus text.", "stp_queue_depth{queue=\"drop-copy\",state=\"active\"} 0")],
    };

    /// <summary>Adds what keeps the values.</summary>
    public static IServiceCollection AddPrometheus(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(StpTelemetry.Name)
            // What is read is what is true at that moment.
            .AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0));
        return services.AddSingleton<QueueGauges>();
    }

    /// <summary>Answers requests of those who may read the positions of every account. To be placed behind what finds out who it is.</summary>
    public static void Use(WebApplication app, string routePrefix)
    {
        if (app.Services.GetService<MeterProvider>() is null)
        {
            // A host of other functions, with nothing to measure.
            return;
        }

        app.UseWhen(
            context => context.Request.Path.Equals($"/{routePrefix}/{Route}", StringComparison.OrdinalIgnoreCase) && HttpMethods.IsGet(context.Request.Method),
            metrics =>
            {
                metrics.Use(async (context, next) =>
                {
                    try
                    {
                        RouteGuard.Admit(context.Request, Contract, new Caller(context.User));
                    }
                    catch (RequestException refused)
                    {
                        await Problem.Of(refused.Kind, refused.Message).ExecuteAsync(context);
                        return;
                    }

                    await next(context);
                });
                metrics.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
            });
    }
}
