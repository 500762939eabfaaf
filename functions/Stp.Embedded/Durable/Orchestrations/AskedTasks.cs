using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>What an orchestrator has asked for: what is not yet in the journal, and what has not yet ended.</summary>
internal sealed class AskedTasks
{
    private readonly SortedDictionary<int, AskedEvent> _new = [];
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<int> _cancelled = [];
    private int _nextId;

    /// <summary>Whether something has not ended.</summary>
    public bool AreOpen => _open.Count > 0;

    /// <summary>The first that is not yet in the journal.</summary>
    public AskedEvent? FirstNew => _new.Values.FirstOrDefault();

    /// <summary>Asks for something that has no end to wait for.</summary>
    public AskedEvent Tell(Func<int, AskedEvent> make)
    {
        var asked = make(_nextId);
        _new.Add(_nextId++, asked);
        return asked;
    }

    /// <summary>Asks for something whose end comes as an event.</summary>
    /// <param name="make">What it is, given its number.</param>
    /// <param name="cancel">Gives it up: its end will not be waited for.</param>
    public TaskCompletionSource<string?> Ask(Func<int, AskedEvent> make, out Func<bool> cancel)
    {
        var id = Tell(make).TaskId;
        var completion = new TaskCompletionSource<string?>();
        _open.Add(id, completion);
        cancel = () => Cancel(id);
        return completion;
    }

    /// <summary>The task that an end belongs to; null where it was given up, or has ended already.</summary>
    public TaskCompletionSource<string?>? Close(int id) => _open.Remove(id, out var completion) ? completion : null;

    /// <summary>Takes out what the journal has under a number; null where nothing was asked for under it.</summary>
    public AskedEvent? TakeNew(int id) => _new.Remove(id, out var asked) ? asked : null;

    /// <summary>Takes out all that is not yet in the journal, in the order in which it was asked for.</summary>
    public IReadOnlyList<AskedEvent> TakeNew()
    {
        AskedEvent[] asked = [.. _new.Values];
        _new.Clear();
        return asked;
    }

    /// <summary>Takes out the numbers of what was given up.</summary>
    public IReadOnlyList<int> TakeCancelled()
    {
        int[] cancelled = [.. _cancelled];
        _cancelled.Clear();
        return cancelled;
    }

    private bool Cancel(int id)
    {
        var wasOpen = _open.Remove(id);
        if (wasOpen)
        {
            _cancelled.Add(id);
        }

        return wasOpen;
    }
}
