using System.Globalization;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Tests.Fix;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class NumberFormTests
{
    private static readonly NumberForm Us = new('.', ',', Parentheses: true, TrailingMinus: false);
    private static readonly NumberForm Europe = new(',', '.', Parentheses: false, TrailingMinus: true);

    [Theory]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1234.56", "1234.56")]
    [InlineData("(1,234.50)", "-1234.50")]
    [InlineData("-0.05", "-0.05")]
    [InlineData("+7", "7")]
    [InlineData("12,345,678", "12345678")]
    public void TryParse_ReadsNumbersOfTheUnitedStates(string text, string expected) => AssertReads(Us, text, expected);

    [Theory]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1234,56", "1234.56")]
    [InlineData("1.234", "1234")]
    [InlineData("12-", "-12")]
    [InlineData("0,001", "0.001")]
    public void TryParse_ReadsNumbersOfEurope(string text, string expected) => AssertReads(Europe, text, expected);

    [Theory]
    [InlineData("")]
    [InlineData("1.234.56")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData(",123")]
    [InlineData("1,234,")]
    [InlineData("12.")]
    [InlineData(".5")]
    [InlineData("1 234")]
    [InlineData("--1")]
    [InlineData("(-1)")]
    [InlineData("1e5")]
    [InlineData("12-")]
    [InlineData("٣")]
    [InlineData("99999999999999999999999999999999")]
    public void TryParse_OfAnythingElse_Refuses(string text) => Assert.False(Us.TryParse(text, out _), text);

    [Fact]
    public void TryParse_OfAVeryLongText_Refuses() => Assert.False(Us.TryParse(new string('0', 100_000), out _));

    [Fact]
    public void Written_numbers_are_read_back() => FixProperty.Holds(
        from whole in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from scale in Gen.Choose(0, 6)
        select whole / (decimal)Math.Pow(10, scale),
        number =>
        {
            AssertReads(Us, number.ToString("#,##0.######;(#,##0.######)", CultureInfo.InvariantCulture), number);
            AssertReads(Us, number.ToString(CultureInfo.InvariantCulture), number);
            AssertReads(Europe, StatementText.European(number), number);
        });

    private static void AssertReads(NumberForm form, string text, string expected) =>
        AssertReads(form, text, decimal.Parse(expected, CultureInfo.InvariantCulture));

    private static void AssertReads(NumberForm form, string text, decimal expected)
    {
        Assert.True(form.TryParse(text, out var number), text);
        Assert.Equal(expected, number);
    }
}
