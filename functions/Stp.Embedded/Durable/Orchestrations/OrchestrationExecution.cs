using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>
/// One execution of an orchestrator: code that is brought from turn to turn by what happens, and asks for what it needs. The same events
/// bring it to the same place again, so it can be thrown away at any time and replayed from its journal.
/// </summary>
/// <remarks>Not for two threads at once.</remarks>
internal sealed class OrchestrationExecution
{
    private readonly OrchestrationFunction _function;
    private readonly Func<OrchestrationExecution, TaskOrchestrationContext> _context;
    private readonly Payloads _payloads;
    private readonly OrchestrationThread _thread;
    private readonly AskedTasks _asked = new();
    private readonly Queue<JournalEvent> _whileSuspended = [];
    private ExecutionStarted? _start;
    private Task<string?>? _orchestrator;
    private ExecutionCompleted? _end;
    private int _position;
    private bool _isSuspended, _isStopped;

    /// <summary>Begins with nothing: the first event starts the code.</summary>
    /// <param name="function">The code.</param>
    /// <param name="payloads">Writes inputs and outputs.</param>
    /// <param name="context">Makes the context that the code gets.</param>
    /// <param name="whenForeign">Told, on any thread, that the code awaits something that is not durable.</param>
    public OrchestrationExecution(
        OrchestrationFunction function, Payloads payloads, Func<OrchestrationExecution, TaskOrchestrationContext> context, Action whenForeign)
    {
        (_function, _payloads, _context) = (function, payloads, context);
        Events = new ExternalEvents(payloads.Converter, WhenCancelled);
        _thread = new OrchestrationThread(whenForeign);
    }

    /// <summary>The first event, from which name, ids and input come.</summary>
    public ExecutionStarted Start => _start ?? throw new InvalidOperationException("The execution has not started.");

    public DateTime CurrentUtcDateTime { get; private set; }

    public bool IsReplaying { get; private set; }

    public ExternalEvents Events { get; }

    public string? CustomStatus { get; set; }

    /// <summary>Set by ContinueAsNew.</summary>
    public Continuation? Next { get; set; }

    /// <summary>Events of the journal that stand behind it.</summary>
    public int Position => _position;

    /// <summary>Runs the code through turns of the past.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The code does not do what it has done then.</exception>
    public void Replay(IEnumerable<JournalEvent> journal) => _thread.Run(() =>
    {
        IsReplaying = true;
        foreach (var entry in journal)
        {
            Replay(entry);
            _position++;
        }

        ExpectNothingMore();
        _asked.TakeCancelled();
        IsReplaying = false;
    });

    /// <summary>Runs the code on what has happened.</summary>
    public OrchestrationTurn Run(IReadOnlyList<JournalEvent> happened, DateTime now)
    {
        List<JournalEvent> events = [new TurnStarted(now > CurrentUtcDateTime ? now : CurrentUtcDateTime)];
        _thread.Run(() =>
        {
            Process(events[0]);
            foreach (var next in happened.TakeWhile(_ => _end is null))
            {
                events.Add(next);
                Process(next);
            }
        });
        CheckProgress(events);
        return Finish(events);
    }

    /// <summary>Ends the execution because of a fault that is not the code's own exception.</summary>
    public static OrchestrationTurn Fault(DateTime now, Exception fault, string? customStatus)
    {
        var failure = Failures.Of(fault);
        var end = new ExecutionCompleted(OrchestrationRuntimeStatus.Failed, null, failure);
        return new OrchestrationTurn([new TurnStarted(now), new ExecutionFaulted(failure), end], end.Status) { End = end, CustomStatus = customStatus };
    }

    /// <summary>Fails where the caller is not the code inside a turn.</summary>
    public void CheckAccess()
    {
        if (!_thread.IsCurrent)
        {
            _thread.Post(static _ => { }, null);
            throw new ForeignAwaitException();
        }
    }

    /// <summary>Asks for something whose end comes as an event, and gives the task of that end.</summary>
    public Task<string?> Ask(Func<int, AskedEvent> make, CancellationToken cancellationToken = default)
    {
        CheckAccess();
        var completion = _asked.Ask(make, out var cancel);
        WhenCancelled(
            () =>
            {
                if (cancel())
                {
                    completion.SetCanceled(cancellationToken);
                }
            },
            cancellationToken);
        return completion.Task;
    }

    /// <summary>Runs the action when the code cancels; a cancellation from elsewhere cannot be replayed.</summary>
    public void WhenCancelled(Action then, CancellationToken cancellationToken) => cancellationToken.Register(() =>
    {
        CheckAccess();
        then();
    });

    /// <summary>Asks for something that has no end to wait for.</summary>
    public void Tell(Func<int, AskedEvent> make)
    {
        CheckAccess();
        _asked.Tell(make);
    }

    private void Replay(JournalEvent entry)
    {
        switch (entry)
        {
            case AskedEvent journal:
                var code = _asked.TakeNew(journal.TaskId);
                if (!string.Equals(code?.What, journal.What, StringComparison.OrdinalIgnoreCase))
                {
                    throw NonDeterministicOrchestrationException.At(Start, _position, journal, code);
                }

                break;
            case ExecutionCompleted end:
                ExpectNothingMore();
                ExpectEnd(end);
                break;
            case TurnStarted:
                ExpectNothingMore();
                Process(entry);
                break;
            default:
                Process(entry);
                break;
        }
    }

    private void ExpectNothingMore()
    {
        if (_asked.FirstNew is { } more && !_isStopped)
        {
            throw NonDeterministicOrchestrationException.At(Start, _position, more);
        }
    }

    private void ExpectEnd(ExecutionCompleted journal)
    {
        _end ??= EndOfCode();
        if (_end is null || _end.Status != journal.Status || _end.Output != journal.Output || _end.Failure?.ErrorType != journal.Failure?.ErrorType)
        {
            throw NonDeterministicOrchestrationException.At(Start, _position, journal, _end);
        }
    }

    private void Process(JournalEvent happened)
    {
        if (_isSuspended && happened is not (ExecutionResumed or ExecutionTerminated or ExecutionFaulted or TurnStarted))
        {
            _whileSuspended.Enqueue(happened);
            return;
        }

        switch (happened)
        {
            case TurnStarted turn:
                CurrentUtcDateTime = turn.At;
                break;
            case ExecutionStarted start:
                _start = start;
                _orchestrator = ExecuteAsync();
                break;
            case TaskCompleted completed:
                _asked.Close(completed.TaskId)?.SetResult(completed.Result);
                break;
            case TaskFailed failed:
                _asked.Close(failed.TaskId)?.SetException(new FailedTask(failed.TaskId, failed.Failure));
                break;
            case TimerFired fired:
                _asked.Close(fired.TaskId)?.SetResult(null);
                break;
            case EventRaised raised:
                Raise(raised);
                break;
            case ExecutionSuspended:
                _isSuspended = true;
                break;
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionTerminated terminated:
                _isStopped = true;
                _end = new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, terminated.Output, null);
                break;
            case ExecutionFaulted faulted:
                _isStopped = true;
                _end = new ExecutionCompleted(OrchestrationRuntimeStatus.Failed, null, faulted.Failure);
                break;
            default:
                throw new InvalidDataException($"A journal has {happened.GetType().Name} where something must have happened.");
        }

        _thread.RunReady();
    }

    private void Raise(EventRaised raised)
    {
        if (Next is null)
        {
            Events.Raise(raised.Name, raised.Payload);
        }
        else
        {
            Next = Next with { Events = [.. Next.Events, raised] };
        }
    }

    private void Resume()
    {
        _isSuspended = false;
        while (!_isSuspended && _whileSuspended.TryDequeue(out var kept))
        {
            Process(kept);
        }
    }

    private async Task<string?> ExecuteAsync() =>
        _payloads.Write(await _function.InvokeAsync(_context(this), Start.Input), "The output of the orchestrator");

    /// <summary>Code that has not ended and waits for nothing durable would never be called again.</summary>
    private void CheckProgress(List<JournalEvent> events)
    {
        if (_end is null && !_isSuspended && !_asked.AreOpen && !Events.IsAwaited && _orchestrator is { IsCompleted: false })
        {
            var fault = new ExecutionFaulted(Failures.Of(new ForeignAwaitException()));
            events.Add(fault);
            Process(fault);
        }
    }

    /// <summary>
    /// The end that the code has come to; null while it goes on. As in the real framework, an orchestration ends when all that it has asked
    /// for has ended, also where its code has returned or thrown before.
    /// </summary>
    private ExecutionCompleted? EndOfCode() =>
        _isSuspended || _asked.AreOpen || _orchestrator is not { IsCompleted: true } code ? null
        : code.IsCompletedSuccessfully ? new ExecutionCompleted(OrchestrationRuntimeStatus.Completed, code.Result, null)
        : new ExecutionCompleted(OrchestrationRuntimeStatus.Failed, null, Failures.Of(code.Exception?.InnerException ?? new TaskCanceledException(code)));

    private OrchestrationTurn Finish(List<JournalEvent> events)
    {
        _end ??= EndOfCode();
        var next = _end?.Status == OrchestrationRuntimeStatus.Completed ? Next : null;
        var end = next is null ? _end : null;
        var asked = _asked.TakeNew();
        if (!_isStopped)
        {
            events.AddRange(asked);
        }

        if (end is not null)
        {
            events.Add(end);
        }

        var status = end?.Status ?? (_isSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running);
        var turn = new OrchestrationTurn(events, status) { CancelledTimers = _asked.TakeCancelled(), CustomStatus = CustomStatus, End = end, Next = next };
        _position += events.Count;
        return turn;
    }
}
