namespace Stp.Samples.Generator.Running;

/// <summary>The time of one feed. Every message moves it on, so that no two are sent at the same moment.</summary>
internal sealed class Clock(DateTime start, TimeSpan length, int messages, Rng rng)
{
    private readonly int _averageStepMs = Math.Max(2, (int)(length.TotalMilliseconds / Math.Max(1, messages)));
    private DateTime _lastEvent;

    public DateTime Now { get; private set; } = start;

    public void Advance() => Now = Now.AddMilliseconds(1 + rng.Below(2 * _averageStepMs));

    /// <summary>A moment shortly before now: an execution is reported a few milliseconds after it happened. Never the same moment twice.</summary>
    public DateTime JustNow()
    {
        var before = Now.AddMilliseconds(-rng.Between(3, 40));
        _lastEvent = before > _lastEvent ? before : _lastEvent.AddMilliseconds(1);
        return _lastEvent;
    }
}
