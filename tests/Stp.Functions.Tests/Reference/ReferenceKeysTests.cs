using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

public sealed class ReferenceKeysTests
{
    /// <summary>Any sequence of UTF-16 units, half characters and control characters among them.</summary>
    private static readonly Arbitrary<string> AnyText = Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf().Select(units => new string(units)).ToArbitrary();

    private static bool MayStandInAKey(char character) => character is >= ' ' and < '\u007f' and not ('/' or '\\' or '#' or '?');

    [Fact]
    public void Any_code_comes_back_from_its_key() =>
        Prop.ForAll(AnyText, code => ReferenceKeys.Unescaped(ReferenceKeys.Escaped(code)) == code).QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_has_only_characters_that_a_key_may_have() =>
        Prop.ForAll(AnyText, code => ReferenceKeys.Escaped(code).All(MayStandInAKey)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_venue_comes_back_from_its_partition() => Prop.ForAll(AnyText, venue =>
    {
        var (map, read) = ReferenceKeys.ParsePartition(ReferenceKeys.Partition(ReferenceMap.Brokers, venue));
        return map == ReferenceMap.Brokers && read == ReferenceKeys.Normalised(map, venue);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_longest_key_fits_512_characters() =>
        Assert.InRange(ReferenceKeys.Partition(ReferenceMap.Instruments, new string('|', ReferenceKeys.MaxChars)).Length, 1, 512);

    [Fact]
    public void A_key_reads_like_its_code()
    {
        Assert.Equal("accounts|cme", ReferenceKeys.Partition(ReferenceMap.Accounts, " CME "));
        Assert.Equal("contracts|XNYM", ReferenceKeys.Partition(ReferenceMap.Contracts, "XNYM"));
        Assert.Equal("CLF7", ReferenceKeys.Escaped("CLF7"));
        Assert.Equal("A~002FB", ReferenceKeys.Escaped("A/B"));
    }

    [Theory]
    [InlineData("a~")]
    [InlineData("a~00")]
    [InlineData("a~00G0")]
    public void A_broken_escape_is_a_fault(string key) => Assert.Throws<FormatException>(() => ReferenceKeys.Unescaped(key));

    [Theory]
    [InlineData("version")]
    [InlineData("colours|cme")]
    [InlineData("Accounts|cme")]
    [InlineData("0|cme")]
    [InlineData("|cme")]
    public void A_foreign_partition_is_a_fault(string partition) =>
        Assert.Throws<FormatException>(() => ReferenceKeys.ParsePartition(partition));
}
