using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Tests.Resilience;

public class StpPipelinesTests
{
    private static readonly StpResilienceOptions Fast = new() { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2) };

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData((HttpStatusCode)449)]
    public async Task A_fault_that_passes_is_retried(HttpStatusCode status)
    {
        var attempts = 0;

        await Pipelines(Fast).Cosmos.ExecuteAsync(_ => ++attempts < 3 ? throw Fault(status) : ValueTask.CompletedTask);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_dropped_write_is_retried()
    {
        var attempts = 0;

        await Pipelines(Fast).Cosmos.ExecuteAsync(_ => ++attempts < 2 ? throw new HttpRequestException("dropped") : ValueTask.CompletedTask);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_request_that_the_sdk_itself_gives_up_is_retried()
    {
        var attempts = 0;

        await Pipelines(Fast).Cosmos.ExecuteAsync(_ => ++attempts < 2 ? throw GivenUp() : ValueTask.CompletedTask);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task What_the_caller_has_cancelled_is_neither_retried_nor_held_against_the_service()
    {
        var pipelines = Pipelines(Fast);
        var attempts = 0;
        for (var call = 0; call < 10 * Fast.BreakerMinimumThroughput; call++)
        {
            using var caller = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pipelines.Cosmos.ExecuteAsync(
                _ =>
                {
                    attempts++;
                    caller.Cancel();
                    throw GivenUp();
                },
                caller.Token));
        }

        Assert.Equal(10 * Fast.BreakerMinimumThroughput, attempts);
    }

    [Fact]
    public async Task A_fault_that_stays_is_thrown_after_the_last_retry()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<CosmosException>(async () => await Pipelines(Fast).Cosmos.ExecuteAsync(Failing));

        Assert.Equal(1 + Fast.MaxRetries, attempts);

        ValueTask Failing(CancellationToken cancellationToken)
        {
            attempts++;
            throw Fault(HttpStatusCode.ServiceUnavailable);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_fault_of_ours_is_not_retried(HttpStatusCode status)
    {
        var attempts = 0;

        await Assert.ThrowsAsync<CosmosException>(async () => await Pipelines(Fast).Cosmos.ExecuteAsync(Failing));

        Assert.Equal(1, attempts);

        ValueTask Failing(CancellationToken cancellationToken)
        {
            attempts++;
            throw Fault(status);
        }
    }

    [Fact]
    public async Task The_breaker_opens_for_the_service_that_is_down_and_for_no_other()
    {
        var options = new StpResilienceOptions { MaxRetries = 1, RetryDelay = TimeSpan.FromMilliseconds(1), BreakerMinimumThroughput = 4 };
        var pipelines = Pipelines(options);
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(async () => await pipelines.Cosmos.ExecuteAsync(_ => throw Fault(HttpStatusCode.ServiceUnavailable)));
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(async () => await pipelines.Cosmos.ExecuteAsync(_ => ValueTask.CompletedTask));
        await pipelines.ServiceBus.ExecuteAsync(_ => ValueTask.CompletedTask);
    }

    private static StpPipelines Pipelines(StpResilienceOptions options) => new(
        Options.Create(options), TimeProvider.System, new PipelineMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));

    private static CosmosOperationCanceledException GivenUp() => new(new OperationCanceledException("took too long"), new NoDiagnostics());

    private static CosmosException Fault(HttpStatusCode status) => new("fault", status, 0, "", 0);

    private sealed class NoDiagnostics : CosmosDiagnostics
    {
        public override string ToString() => "none";

        public override IReadOnlyList<(string regionName, Uri uri)> GetContactedRegions() => [];
    }
}
