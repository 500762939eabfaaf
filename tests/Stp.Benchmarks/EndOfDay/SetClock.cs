namespace Stp.Benchmarks.EndOfDay;

/// <summary>The clock of the machine, which may be put to another time and goes on from there.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _aheadTicks;

    public void PutTo(DateTimeOffset time) => Interlocked.Exchange(ref _aheadTicks, (time - base.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));
}
