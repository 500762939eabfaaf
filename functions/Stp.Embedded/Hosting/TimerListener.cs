using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Stp.Embedded.Timers;

namespace Stp.Embedded.Hosting;

/// <summary>Calls a function by the clock. A run missed while nothing was running is made up for once, at start.</summary>
internal sealed class TimerListener : BackgroundService
{
    /// <summary>Longest sleep: the clock may be set, and a delay of more than 49 days is refused.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    /// <summary>A run later than this is past due, as the function is told.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(1);

    private readonly FunctionMethod _function;
    private readonly ParameterBinder<TimerInfo> _binder;
    private readonly CronExpression _schedule;
    private readonly bool _runOnStartup, _useMonitor;
    private readonly IServiceProvider _services;
    private readonly TimerLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _abort = new();

    public TimerListener(FunctionMethod function, TimeZoneInfo zone, IServiceProvider services)
    {
        (_function, _services) = (function, services);
        _binder = new ParameterBinder<TimerInfo>(
            function, parameter => parameter.ParameterType == typeof(TimerInfo) ? static timer => timer : null);
        _schedule = Read(function, zone);
        _runOnStartup = function.TriggerSetting(nameof(TimerTriggerAttribute.RunOnStartup)) ?? false;
        _useMonitor = function.TriggerSetting(nameof(TimerTriggerAttribute.UseMonitor)) ?? true;
        _ledger = services.GetRequiredService<TimerLedger>();
        _time = services.GetRequiredService<TimeProvider>();
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Stp.Function." + function.Name);
    }

    /// <summary>Lets a run end, and when <paramref name="cancellationToken"/> says so, asks it to give up.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.Register(_abort.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _abort.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private static CronExpression Read(FunctionMethod function, TimeZoneInfo zone)
    {
        try
        {
            return NcronTab.Parse(((TimerTriggerAttribute)function.Trigger).Schedule, zone);
        }
        catch (FormatException fault)
        {
            throw new StartupException($"Function '{function.Name}': {fault.Message}", fault);
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        var started = _time.GetUtcNow();
        var stored = await _ledger.LastAsync(_function.Name, started);
        var last = _useMonitor ? stored : started;
        if (_runOnStartup)
        {
            await CallAsync(last, started);
        }

        while (_schedule.GetNextValidTimeAfter(last) is { } due)
        {
            await SleepUntilAsync(due, stopping);
            var now = _time.GetUtcNow();
            if (await _ledger.ClaimAsync(_function.Name, due, now))
            {
                await CallAsync(last, due);
            }

            last = now;
        }
    }

    private async Task SleepUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (var left = due - _time.GetUtcNow(); left > TimeSpan.Zero; left = due - _time.GetUtcNow())
        {
            await Task.Delay(left < LongestSleep ? left : LongestSleep, _time, stopping);
        }
    }

    private async Task CallAsync(DateTimeOffset last, DateTimeOffset due)
    {
        var now = _time.GetUtcNow();
        var timer = new TimerInfo
        {
            IsPastDue = now - due > Punctual,
            ScheduleStatus = !_useMonitor ? null : new ScheduleStatus
            {
                Last = last.UtcDateTime,
                Next = (_schedule.GetNextValidTimeAfter(now) ?? DateTimeOffset.MaxValue).UtcDateTime,
                LastUpdated = now.UtcDateTime,
            },
        };
        try
        {
            await using var scope = _services.CreateAsyncScope();
            var context = new EmbeddedFunctionContext(_function.Definition, scope.ServiceProvider, _abort.Token);
            await _function.InvokeAsync(scope.ServiceProvider, _binder.Arguments(timer, context));
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "The timer function failed; it runs again when it is next due.");
        }
    }
}
