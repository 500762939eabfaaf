using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Resilience;

/// <summary>The resilience pipelines, one a service, so that the breaker of one never stops calls to another.</summary>
internal sealed class StpPipelines
{
    public StpPipelines(IOptions<StpResilienceOptions> options, TimeProvider time, PipelineMetrics metrics)
    {
        Cosmos = Build("cosmos", options.Value, time, metrics);
        ServiceBus = Build("service-bus", options.Value, time, metrics);
        Tables = Build("tables", options.Value, time, metrics);
    }

    public ResiliencePipeline Cosmos { get; }

    public ResiliencePipeline ServiceBus { get; }

    public ResiliencePipeline Tables { get; }

    /// <summary>What a caller has cancelled is neither tried again nor held against the service.</summary>
    private static bool MayPass(Exception fault, ResilienceContext context) => !context.CancellationToken.IsCancellationRequested && TransientFaults.Includes(fault);

    /// <summary>Retry outside, so that each attempt has its own timeout and is counted by the breaker.</summary>
    private static ResiliencePipeline Build(string service, StpResilienceOptions options, TimeProvider time, PipelineMetrics metrics)
    {
        metrics.Breaker(service, BreakerState.Closed);
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is { } e && e is not BrokenCircuitException && MayPass(e, args.Context)),
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                DelayGenerator = args => ValueTask.FromResult(
                    TransientFaults.RetryAfter(args.Outcome.Exception) is { } asked && asked < options.MaxRetryDelay ? asked : (TimeSpan?)null),
                OnRetry = _ =>
                {
                    metrics.Retried(service);
                    return ValueTask.CompletedTask;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && MayPass(e, args.Context)),
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumThroughput,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakerBreak,
                OnOpened = _ => Note(BreakerState.Open),
                OnHalfOpened = _ => Note(BreakerState.HalfOpen),
                OnClosed = _ => Note(BreakerState.Closed),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

        ValueTask Note(BreakerState state)
        {
            metrics.Breaker(service, state);
            return ValueTask.CompletedTask;
        }
    }
}
