using System.Diagnostics.Metrics;
using Prometheus;
using Stp.Functions.Telemetry;

namespace Stp.Embedded.Telemetry;

/// <summary>Keeps the values of the product's instruments, those of this host alone, to be read as Prometheus text.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly IDisposable _listening;

    public PrometheusMetrics(IMeterFactory meters) => _listening = MeterAdapter.StartListening(new MeterAdapterOptions
    {
        Registry = _registry,
        MetricFactory = Metrics.WithCustomRegistry(_registry),
        InstrumentFilterPredicate = instrument => instrument.Meter.Name == StpTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, meters),
    });

    /// <summary>Writes all values in the text format of Prometheus.</summary>
    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => _registry.CollectAndExportAsTextAsync(stream, cancellationToken);

    public void Dispose() => _listening.Dispose();
}
