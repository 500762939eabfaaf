namespace Stp.Samples.Generator.Running;

/// <summary>What remains to be sent: steps of stories, in the order of their turn.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long Turn, long Order)> _steps = new();
    private long _order;
    private long _turn;

    public void In(int turns, Action step) => _steps.Enqueue(step, (_turn + turns, _order++));

    /// <summary>After everything else of the day.</summary>
    public void AtEnd(Action step) => _steps.Enqueue(step, (long.MaxValue, _order++));

    public void NextTurn()
    {
        _turn++;
        while (_steps.TryPeek(out _, out var due) && due.Turn <= _turn)
        {
            _steps.Dequeue()();
        }
    }

    public void Finish()
    {
        while (_steps.TryDequeue(out var step, out _))
        {
            step();
        }
    }
}
