using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Stp.Functions.Resilience;

/// <summary>The resilience pipelines, one a service, so that the breaker of one never stops calls to another.</summary>
internal sealed class StpPipelines
{
    public StpPipelines(IOptions<StpResilienceOptions> options, TimeProvider time)
    {
        Cosmos = Build(options.Value, time);
        ServiceBus = Build(options.Value, time);
        Tables = Build(options.Value, time);
    }

    public ResiliencePipeline Cosmos { get; }

    public ResiliencePipeline ServiceBus { get; }

    public ResiliencePipeline Tables { get; }

    /// <summary>Retry outside, so that each attempt has its own timeout and is counted by the breaker.</summary>
    private static ResiliencePipeline Build(StpResilienceOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is { } e && e is not BrokenCircuitException && TransientFaults.Includes(e)),
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                DelayGenerator = args => ValueTask.FromResult(
                    TransientFaults.RetryAfter(args.Outcome.Exception) is { } asked && asked < options.MaxRetryDelay ? asked : (TimeSpan?)null),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && TransientFaults.Includes(e)),
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumThroughput,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakerBreak,
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
}
