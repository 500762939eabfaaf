using System.Diagnostics;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Tests.Telemetry;

public sealed class TelemetryServicesTests
{
    [Fact]
    public async Task AddStpTelemetry_ForApplicationInsightsWithAnIdentity_SendsAsThatIdentity()
    {
        var credential = new AskedCredential();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            KeyValuePair.Create<string, string?>(
                TelemetryServices.ApplicationInsights,
                "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:1/"),
        ]).Build();
        await using var provider = new ServiceCollection()
            .AddSingleton<TokenCredential>(credential).AddStpTelemetry(configuration)
            // By default the exporter keeps few traces a second, and which ones is left to chance.
            .Configure<AzureMonitorExporterOptions>(exporter => (exporter.TracesPerSecond, exporter.SamplingRatio) = (null, 1))
            .BuildServiceProvider();
        var tracing = provider.GetRequiredService<TracerProvider>();

        using (var span = StpTelemetry.Source.StartActivity("told", ActivityKind.Server))
        {
            Assert.True(span?.Recorded);
        }

        // Nobody listens at that address; that the identity was asked for is what counts.
        tracing.ForceFlush(timeoutMilliseconds: 20_000);
        Assert.Contains(credential.Scopes, scope => scope.Contains("monitor", StringComparison.Ordinal));
    }

    private sealed class AskedCredential : TokenCredential
    {
        private readonly List<string> _scopes = [];

        public IReadOnlyList<string> Scopes
        {
            get
            {
                lock (_scopes)
                {
                    return [.. _scopes];
                }
            }
        }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            lock (_scopes)
            {
                _scopes.AddRange(requestContext.Scopes);
            }

            return new AccessToken("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
