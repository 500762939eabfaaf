using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stp.Pages.Parts;

namespace Stp.Pages.Tests.Parts;

public sealed class ShownTests
{
    [Fact]
    public void Number_Any_CanBeReadBackExactly() => Prop.ForAll<decimal>(number =>
        decimal.Parse(Shown.Number(number).Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.InvariantCulture) == number).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1234567.50", "+1,234,567.5", "1,234,567.50")]
    [InlineData("-0.005", "\u22120.005", "\u22120.01")]
    [InlineData("0", "0", "0.00")]
    public void Number_SignedAndMoney_IsWrittenAsFinanceReadsIt(string number, string signed, string money)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal((signed, money), (Shown.Signed(value), Shown.Money(value)));
    }

    [Theory]
    [InlineData("missingInBook", "Missing in book")]
    [InlineData("account-unmapped", "Account unmapped")]
    [InlineData("eod.sign-off", "Eod sign off")]
    [InlineData("", "")]
    public void Words_OfACode_AreReadable(string code, string words) => Assert.Equal(words, Shown.Words(code));

    [Theory]
    [InlineData(30, "under 1 min")]
    [InlineData(150, "2 min")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(273_600, "3 d 4 h")]
    public void Age_OfSeconds_HasTheLargestUnits(int seconds, string age) => Assert.Equal(age, Shown.Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(null, "\u2013")]
    [InlineData(850L, "850 ms")]
    [InlineData(12_400L, "12.4 s")]
    [InlineData(420_000L, "7 min")]
    public void Milliseconds_Any_HaveAUnit(long? milliseconds, string text) => Assert.Equal(text, Shown.Milliseconds(milliseconds));

    [Fact]
    public void Instant_OfAnotherZone_IsUtc() =>
        Assert.Equal("2026-11-20 17:04:11", Shown.Instant(new DateTimeOffset(2026, 11, 20, 18, 4, 11, TimeSpan.FromHours(1))));
}
