namespace Stp.Samples.Generator.Running;

/// <summary>The time of one feed. Turns spread over the day; the messages of a turn follow each other within milliseconds.</summary>
internal sealed class Clock(DateTime start, TimeSpan length, long turns, Rng rng)
{
    private const int MostBetweenMessagesMs = 25;

    private readonly int _averageTurnMs = Math.Max(1, (int)(length.TotalMilliseconds / Math.Max(1, turns)));
    private DateTime _lastEvent;

    public DateTime Now { get; private set; } = start;

    public void NextTurn() => Now = Now.AddMilliseconds(rng.Below(2 * _averageTurnMs));

    /// <summary>No two messages are sent at the same moment.</summary>
    public void NextMessage() => Now = Now.AddMilliseconds(rng.Between(1, MostBetweenMessagesMs));

    /// <summary>A moment shortly before now: an execution is reported a few milliseconds after it happened. Never the same moment twice.</summary>
    public DateTime JustNow()
    {
        var before = Now.AddMilliseconds(-rng.Between(3, 40));
        _lastEvent = before > _lastEvent ? before : _lastEvent.AddMilliseconds(1);
        return _lastEvent;
    }
}
