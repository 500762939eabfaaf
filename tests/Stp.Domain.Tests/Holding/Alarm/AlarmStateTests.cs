using Stp.Domain.Holding.Alarm;

namespace Stp.Domain.Tests.Holding.Alarm;

public sealed class AlarmStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(100, "99 100 120 100 99 95 90 89 50", "100 89")]
    [InlineData(100, "100 99 100 99 100 89 99 100", "100 89 100")]
    [InlineData(1, "0 1 2 1 0 1", "1 0 1")]
    [InlineData(5, "5 4 5 4", "5 4 5 4")]
    public void Count_ChangesWhenTheLimitIsReachedAndWhenATenthIsWorkedOff(int limit, string counts, string changes)
    {
        var changed = new List<int>();
        var state = AlarmState.Quiet;
        foreach (var open in counts.Split(' ').Select(int.Parse))
        {
            var next = state.Count(open, limit, Now);
            if (!ReferenceEquals(next, state))
            {
                changed.Add(open);
            }

            state = next;
        }

        Assert.Equal(changes, string.Join(' ', changed));
        Assert.Equal(changed.Count, state.Changes);
    }

    [Fact]
    public void Age_ChangesWhenTheOldestIsTooOldAndWhenItIsGone()
    {
        var young = AlarmState.Quiet.Age(Now - Hour + TimeSpan.FromSeconds(1), Hour, Now);
        var old = young.Age(Now - Hour, Hour, Now);
        var gone = old.Age(oldest: null, Hour, Now.AddMinutes(1));

        Assert.Same(AlarmState.Quiet, young);
        Assert.Equal(new AlarmState(true, 1, Now), old);
        Assert.Same(old, old.Age(Now - Hour, Hour, Now));
        Assert.Equal(new AlarmState(false, 2, Now.AddMinutes(1)), gone);
    }
}
