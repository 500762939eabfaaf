using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Reference;

/// <summary>A code may mean another thing from a clearing date on.</summary>
public sealed class EffectiveDateTests
{
    private static readonly DateOnly Start = new(2026, 11, 1);

    /// <summary>In whatever order entries come, on each date that one holds which begins last.</summary>
    [Fact]
    public void At_AnyEntriesInAnyOrder_IsTheLastThatHasBegun()
    {
        var days = Gen.Choose(0, 20).ListOf().Select(list => list.Distinct().ToArray());
        Prop.ForAll(days.ToArbitrary(), begins =>
        {
            var dated = new Dated<string>();
            Assert.All(begins, day => Assert.True(dated.TryAdd(Start.AddDays(day), $"{day}")));
            Assert.All(begins, day => Assert.False(dated.TryAdd(Start.AddDays(day), "again")));

            for (var day = 0; day < 25; day++)
            {
                var begun = begins.Where(begin => begin <= day).ToList();
                Assert.Equal(begun.Count == 0 ? null : $"{begun.Max()}", dated.At(Start.AddDays(day)));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Build_EntriesOfOneCodeFromSeveralDates_EachHoldsFromItsOwn()
    {
        var build = ReferenceSnapshot.Build([Account("A", null), Account("B", Start.AddDays(10)), Account("C", Start.AddDays(20))]);

        Assert.Empty(build.Rejected);
        Assert.Equal(["A", "A", "B", "B", "C"], new[] { -500, 9, 10, 19, 20 }.Select(day => AccountOn(build.Snapshot, Start.AddDays(day))));
        Assert.Equal(["A", "B", "C"], build.Snapshot.OurAccounts);
        Assert.Equal(["X"], build.Snapshot.CodesOf("cme", "B", Start.AddDays(10)));
        Assert.Empty(build.Snapshot.CodesOf("cme", "B", Start.AddDays(20)));
    }

    [Fact]
    public void Build_ACodeThatBeginsLater_IsNotMappedBefore()
    {
        var snapshot = ReferenceSnapshot.Build([Account("A", Start)]).Snapshot;

        Assert.False(snapshot.TryAccount("cme", "X", Start.AddDays(-1), out _));
        Assert.True(snapshot.TryAccount("cme", "X", Start, out _));
    }

    [Fact]
    public void Build_TwoEntriesFromOneDate_TheSecondIsRejected()
    {
        var rejected = Assert.Single(ReferenceSnapshot.Build([Account("A", Start), Account("B", Start)]).Rejected);

        Assert.Contains("twice from 2026-11-01 on", rejected.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_AContractFromADate_IsRejected()
    {
        var contract = new ReferenceEntry(
            ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1", ["unit"] = "bbl", ["currency"] = "USD" })
        {
            ValidFrom = Start,
        };

        Assert.Contains("delivery month", Assert.Single(ReferenceSnapshot.Build([contract]).Rejected).Problem, StringComparison.Ordinal);
    }

    private static string? AccountOn(ReferenceSnapshot snapshot, DateOnly date) =>
        snapshot.TryAccount("cme", "X", date, out var entry) ? entry.Account : null;

    private static ReferenceEntry Account(string account, DateOnly? from) =>
        new(ReferenceMap.Accounts, "cme", "X", new Dictionary<string, string> { ["account"] = account }) { ValidFrom = from };
}
