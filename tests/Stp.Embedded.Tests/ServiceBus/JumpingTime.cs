namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>A wall clock that a test sets forward; delays pass in real time.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    public void Jump(TimeSpan ahead) => Interlocked.Add(ref _aheadTicks, ahead.Ticks);
}
