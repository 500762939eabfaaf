using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Durable.Orchestrations;

namespace Stp.Embedded.Durable;

/// <summary>Executions kept in memory between their turns, so that a turn need not replay all that came before it. The one longest unused gives way.</summary>
internal sealed class ExecutionCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<OrchestrationExecution>> _byInstance = new(StringComparer.Ordinal);
    private readonly LinkedList<OrchestrationExecution> _byUse = new();

    /// <summary>Takes out the execution of an instance; null where there is none that stands where the journal stands.</summary>
    public OrchestrationExecution? Take(InstanceRow instance)
    {
        lock (_lock)
        {
            if (!_byInstance.Remove(instance.InstanceId, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            var execution = node.Value;
            return execution.Start.ExecutionId == instance.ExecutionId && execution.Position == instance.HistoryCount ? execution : null;
        }
    }

    public void Put(OrchestrationExecution execution)
    {
        lock (_lock)
        {
            if (_byUse.Count >= capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byInstance.Remove(oldest.Value.Start.InstanceId);
            }

            if (capacity > 0)
            {
                _byInstance[execution.Start.InstanceId] = _byUse.AddFirst(execution);
            }
        }
    }
}
