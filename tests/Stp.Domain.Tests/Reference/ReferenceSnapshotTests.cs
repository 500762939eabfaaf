using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Reference;

public sealed class ReferenceSnapshotTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void GoodRows_AreServed()
    {
        var build = ReferenceSnapshot.Build(
        [
            Row(ReferenceMap.Accounts, "CME", "10001", "account=CRUDE-1"),
            Row(ReferenceMap.Accounts, "cme", "FIRM7", "ours=true"),
            Row(ReferenceMap.Accounts, "cme", "THEIRS", "account=X|ours=false"),
            Row(ReferenceMap.Instruments, "cme", "CL", "instrument=XNYM:CL|priceFactor=0.01"),
            Row(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1000|unit=bbl|currency=USD|period=month|lotSizeByContract=2027-01=744; 2027-02=672|expiry=2027-01=2026-12-21"),
        ]);

        Assert.Empty(build.Rejected);
        Assert.Equal(5, build.Snapshot.Count);
        Assert.True(build.Snapshot.TryAccount("cme", "10001", Today, out var account));
        Assert.Equal(new AccountEntry("CRUDE-1", true), account);
        Assert.True(build.Snapshot.TryAccount("cme", "FIRM7", Today, out var firm));
        Assert.Equal(new AccountEntry(null, true), firm);
        Assert.True(build.Snapshot.TryInstrument("cme", "CL", Today, out var instrument));
        Assert.Equal(new InstrumentEntry("XNYM", "CL", null, 0.01m), instrument);
        var contract = build.Snapshot.Contract("XNYM:CL");
        Assert.Equal((672m, 1000m, 1m), (contract!.LotSizeOf("2027-02"), contract.LotSizeOf("2027-03"), contract.PriceMultiplier));
        Assert.Equal(DeliveryPeriod.Month, contract.Period);
        Assert.Equal((new DateOnly(2026, 12, 21), null), (contract.ExpiryOf("2027-01"), contract.ExpiryOf("2027-02")));
        Assert.Null(build.Snapshot.Contract("XNYM:NG"));
        Assert.False(build.Snapshot.TryInstrument("ice", "CL", Today, out _));
    }

    [Theory]
    [InlineData(ReferenceMap.Accounts, "cme", "A", "ours=yes|account=B", "ours \"yes\"")]
    [InlineData(ReferenceMap.Accounts, "cme", " ", "account=B", "empty")]
    [InlineData(ReferenceMap.Instruments, "cme", "A", "instrument=CL", "\"CL\"")]
    [InlineData(ReferenceMap.Instruments, "cme", "A", "instrument=XNYM:CL|priceFactor=0", "priceFactor")]
    [InlineData(ReferenceMap.Instruments, "cme", "A", "instrument=XNYM:CL|priceFactor=1e2", "priceFactor")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=0|unit=bbl|currency=USD", "lotSize")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1000000001|unit=bbl|currency=USD", "lotSize")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=0.0000000001|unit=bbl|currency=USD", "lotSize")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|currency=USD", "unit")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=dollar", "currency")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|priceMultiplier=-1", "priceMultiplier")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|lotSizeByContract=2027-01", "lotSizeByContract")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|lotSizeByContract=2027-01=1;2027-01=2", "once")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|period=week", "period \"week\"")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|marking=daily", "marking \"daily\"")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|expiry=2027-01=soon", "expiry \"2027-01=soon\"")]
    [InlineData(ReferenceMap.Contracts, "XNYM", "CL", "lotSize=1|unit=bbl|currency=USD|expiry=2027-01=2026-12-21;2027-01=2026-12-22", "once")]
    [InlineData(ReferenceMap.Contracts, "NYM", "CL", "lotSize=1|unit=bbl|currency=USD", "MIC")]
    [InlineData(ReferenceMap.Traders, "cme", "A", "name=B", "trader is empty")]
    [InlineData(ReferenceMap.Brokers, "cme", "A", "", "broker is empty")]
    public void ABadRow_IsToldAndTheOthersServe(ReferenceMap map, string venue, string code, string values, string problem)
    {
        var bad = Row(map, venue, code, values);
        var build = ReferenceSnapshot.Build([Row(ReferenceMap.Accounts, "cme", "10001", "account=CRUDE-1"), bad]);

        var rejected = Assert.Single(build.Rejected);
        Assert.Same(bad, rejected.Entry);
        Assert.Contains(problem, rejected.Problem, StringComparison.Ordinal);
        Assert.True(build.Snapshot.TryAccount("cme", "10001", Today, out _));
        Assert.Equal(1, build.Snapshot.Count);
    }

    [Fact]
    public void OfTwoRowsForOneCode_TheFirstCounts()
    {
        var build = ReferenceSnapshot.Build(
            [Row(ReferenceMap.Accounts, "cme", "1", "account=A"), Row(ReferenceMap.Accounts, "cme", "1", "account=B")]);

        Assert.Contains("twice", Assert.Single(build.Rejected).Problem, StringComparison.Ordinal);
        Assert.True(build.Snapshot.TryAccount("cme", "1", Today, out var entry));
        Assert.Equal("A", entry.Account);
    }

    [Fact]
    public void ACacheThatIsFull_ForgetsTheOldAndNeverMixesThemUp()
    {
        var cache = new Utf8Cache<string>(16);
        for (var i = 0; i < 1_000; i++)
        {
            cache.Add(Key(i), $"{i}");
            Assert.True(cache.TryGet(Key(i), out var value));
            Assert.Equal($"{i}", value);
        }

        var kept = Enumerable.Range(0, 1_000).Where(i => cache.TryGet(Key(i), out var value) && value == $"{i}").ToList();
        Assert.InRange(kept.Count, 1, 16);
        Assert.All(Enumerable.Range(0, 1_000).Except(kept), i => Assert.False(cache.TryGet(Key(i), out _)));
    }

    [Fact]
    public void AMapOfManyCodes_FindsEachOfThemAndNoOther()
    {
        var map = new Utf8Map<List<int>>();
        for (var i = 0; i < 5_000; i++)
        {
            map.GetOrAdd($"code-{i}").Add(i);
            map.GetOrAdd($"code-{i}").Add(-i);
        }

        Assert.All(Enumerable.Range(0, 5_000), i => Assert.Equal([i, -i], map.Find(System.Text.Encoding.UTF8.GetBytes($"code-{i}"))!));
        Assert.Null(map.Find("code-5000"u8));
        Assert.Null(map.Find(""u8));
    }

    private static byte[] Key(int number) => System.Text.Encoding.UTF8.GetBytes($"key-{number}-of-some-length");

    private static ReferenceEntry Row(ReferenceMap map, string venue, string code, string values) => new(
        map, venue, code, values.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]));
}
