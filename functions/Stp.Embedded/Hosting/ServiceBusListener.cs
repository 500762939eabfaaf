using System.Reflection;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stp.Embedded.Hosting;

/// <summary>Feeds a queue to its function: several loops that each receive, call and settle.</summary>
internal sealed class ServiceBusListener : IHostedService, IDisposable
{
    /// <summary>A receive that found nothing ends after this and begins anew.</summary>
    private static readonly TimeSpan ReceiveWait = TimeSpan.FromSeconds(30);

    private readonly FunctionMethod _function;
    private readonly ParameterBinder<Batch> _binder;
    private readonly ServiceBusTriggerAttribute _trigger;
    private readonly bool _isBatched, _autoComplete;
    private readonly QueueTriggerOptions _options;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopReceiving;
    private readonly CancellationTokenSource _abort = new();
    private Task _loops = Task.CompletedTask;

    public ServiceBusListener(FunctionMethod function, QueueTriggerOptions options, IServiceProvider services)
    {
        (_function, _options, _services) = (function, options, services);
        _trigger = (ServiceBusTriggerAttribute)function.Trigger;
        _isBatched = function.TriggerParameter.ParameterType.IsArray;
        _autoComplete = function.TriggerSetting(nameof(ServiceBusTriggerAttribute.AutoCompleteMessages)) ?? true;
        _binder = new ParameterBinder<Batch>(function, Bind);
        _time = services.GetRequiredService<TimeProvider>();
        // Services are stopped one after another, and each may wait for what it runs: meanwhile the others must not begin anything.
        _stopReceiving = CancellationTokenSource.CreateLinkedTokenSource(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Stp.Function." + function.Name);
        if (_trigger.QueueName is null || _isBatched != _trigger.IsBatched)
        {
            throw new StartupException(
                $"Function '{function.Name}' must take messages of a queue: an array with IsBatched = true, or else one message.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(Enumerable.Range(0, _options.MaxConcurrentCalls).Select(_ => Task.Run(LoopAsync, CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, lets what is running end, and when <paramref name="cancellationToken"/> says so, asks it to give up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopReceiving.CancelAsync();
        await using var giveUp = cancellationToken.Register(_abort.Cancel);
        await _loops;
    }

    public void Dispose()
    {
        _stopReceiving.Dispose();
        _abort.Dispose();
    }

    private static Func<Batch, object?>? Bind(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ServiceBusReceivedMessage[]) ? batch => batch.Messages
        : parameter.ParameterType == typeof(ServiceBusReceivedMessage) ? batch => batch.Messages[0]
        : parameter.ParameterType == typeof(ServiceBusMessageActions) ? batch => batch.Actions
        : null;

    private async Task LoopAsync()
    {
        await using var receiver = _services.GetRequiredService<ServiceBusClient>().CreateReceiver(_trigger.QueueName!);
        var failures = 0;
        while (!_stopReceiving.IsCancellationRequested)
        {
            try
            {
                var messages = await receiver.ReceiveMessagesAsync(_isBatched ? _options.MaxMessageBatchSize : 1, ReceiveWait, _stopReceiving.Token);
                failures = messages.Count == 0 || await HandleAsync(receiver, [.. messages]) ? 0 : failures + 1;
                await PauseAsync(failures);
            }
            catch (OperationCanceledException) when (_stopReceiving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                _logger.LogError(fault, "Queue '{Queue}' could not be read or settled.", _trigger.QueueName);
                await PauseAsync(++failures);
            }
        }
    }

    /// <summary>Calls the function; false where it failed and its open messages went back.</summary>
    private async Task<bool> HandleAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage[] messages)
    {
        var actions = new EmbeddedMessageActions(receiver, messages);
        try
        {
            await using (LockRenewal.Start(actions, messages[0].LockedUntil, _options.MaxAutoLockRenewalDuration, _time, _logger))
            await using (var scope = _services.CreateAsyncScope())
            {
                var context = new EmbeddedFunctionContext(_function.Definition, scope.ServiceProvider, _abort.Token);
                await _function.InvokeAsync(scope.ServiceProvider, _binder.Arguments(new Batch(messages, actions), context));
            }
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "The function failed on {Count} messages; what it has not settled goes back to the queue.", messages.Length);
            await actions.AbandonOpenAsync();
            return false;
        }

        if (_autoComplete)
        {
            await actions.CompleteOpenAsync();
        }

        return true;
    }

    private async Task PauseAsync(int failures)
    {
        if (failures > 0)
        {
            var pause = _options.FirstPause * Math.Pow(2, Math.Min(failures - 1, 30));
            await Task.Delay(pause < _options.LongestPause ? pause : _options.LongestPause, _time, _stopReceiving.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private readonly record struct Batch(ServiceBusReceivedMessage[] Messages, ServiceBusMessageActions Actions);
}
