using System.Diagnostics;
using Azure.Messaging.ServiceBus;

namespace Stp.Functions.Telemetry;

/// <summary>
/// The spans of one batch of queue messages: one for the work, which is done for all of them at once, and one of the same length in the trace of
/// each message that has one, linked to it. So a trace that began with a post goes on, although its messages were worked on together with others.
/// </summary>
internal sealed class BatchTrace : IDisposable
{
    /// <summary>Traces that a batch goes on with. A bundle of a thousand trades is one trace, so few batches have as many.</summary>
    private const int MaxTraces = 128;

    private readonly Activity? _work;
    private readonly List<Activity> _steps;

    private BatchTrace(Activity? work, List<Activity> steps) => (_work, _steps) = (work, steps);

    /// <summary>Runs the work of a batch in its spans, of which that of the work is the current one.</summary>
    /// <param name="step">Name of the step, for example <c>normalize</c>.</param>
    /// <param name="messages">The batch.</param>
    /// <param name="work">The work.</param>
    public static async Task RunAsync(string step, IReadOnlyCollection<ServiceBusReceivedMessage> messages, Func<BatchTrace, Task> work)
    {
        using var trace = Begin(step, messages);
        try
        {
            await work(trace);
        }
        catch (Exception fault)
        {
            trace.Fail(fault);
            throw;
        }
    }

    private static BatchTrace Begin(string step, IReadOnlyCollection<ServiceBusReceivedMessage> messages)
    {
        if (!StpTelemetry.Source.HasListeners())
        {
            return new BatchTrace(work: null, []);
        }

        var origins = messages.Select(TraceProperty.Read).Where(context => context != default).Distinct().Take(MaxTraces).ToList();
        var work = StpTelemetry.Source.StartActivity(
            $"{step} batch", ActivityKind.Consumer, parentContext: default, links: origins.Select(context => new ActivityLink(context)));
        work?.SetTag("messaging.batch.message_count", messages.Count);
        IReadOnlyList<ActivityLink> links = work is null ? [] : [new ActivityLink(work.Context)];
        var steps = origins.Select(origin => StpTelemetry.Source.StartActivity(step, ActivityKind.Consumer, origin, links: links)).OfType<Activity>().ToList();
        Activity.Current = work;
        return new BatchTrace(work, steps);
    }

    /// <summary>The span in the trace of a message; null where it has none, or it is not sampled.</summary>
    public Activity? StepOf(ServiceBusReceivedMessage message)
    {
        if (_steps.Count == 0)
        {
            return null;
        }

        var origin = TraceProperty.Read(message);
        return _steps.Find(step => step.TraceId == origin.TraceId && step.ParentSpanId == origin.SpanId);
    }

    private void Fail(Exception fault)
    {
        foreach (var span in _steps.Append(_work).OfType<Activity>())
        {
            span.SetStatus(ActivityStatusCode.Error, fault.Message);
        }
    }

    /// <summary>Ends the spans.</summary>
    public void Dispose()
    {
        _steps.ForEach(step => step.Dispose());
        _work?.Dispose();
    }
}
