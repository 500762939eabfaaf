using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Stp.Domain.Fix;

namespace Stp.Domain.Tests.Fix;

public class FixValueTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("4.300", "4.3")]
    [InlineData("70.00", "70")]
    [InlineData("100", "100")]
    [InlineData("00012.50", "12.5")]
    [InlineData(".52", "0.52")]
    [InlineData(".52000000", "0.52")]
    [InlineData("5.", "5")]
    [InlineData("-0.10", "-0.1")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("-12", "-12")]
    [InlineData("0.0000000001", "0.0000000001")]
    [InlineData("123456789012345678.5", "123456789012345678.5")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("0000000000000000000000000000000000000001.10000000000000000000000000000000", "1.1")]
    public void A_decimal_is_read_in_its_shortest_form(string text, string canonical)
    {
        Assert.True(FixValue.TryParseDecimal(Encoding.ASCII.GetBytes(text), out var number));
        Assert.Equal(canonical, number.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("+1")]
    [InlineData("1e5")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("1.-2")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("٣")]
    public void What_is_no_decimal_is_refused(string text)
    {
        Assert.False(FixValue.TryParseDecimal(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(0m, number);
    }

    [Fact]
    public void A_decimal_that_was_written_is_read()
    {
        FixProperty.Holds(
            from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(int.MinValue, int.MaxValue)
            from scale in Gen.Choose(0, 20)
            from negative in Gen.Elements(true, false)
            select new decimal(low, high, 0, negative, (byte)scale),
            number =>
            {
                Assert.True(FixValue.TryParseDecimal(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), out var read));
                Assert.Equal(number, read);
                Assert.DoesNotMatch(@"\..*0$", read.ToString(CultureInfo.InvariantCulture));
            },
            2_000);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("-12", -12)]
    [InlineData("999999999999999999", 999999999999999999)]
    public void A_whole_number_is_read(string text, long expected)
    {
        Assert.True(FixValue.TryParseLong(Encoding.ASCII.GetBytes(text), out var number));
        Assert.Equal(expected, number);
        Assert.Equal(expected is >= int.MinValue and <= int.MaxValue, FixValue.TryParseInt(Encoding.ASCII.GetBytes(text), out var small));
        Assert.Equal(expected is >= int.MinValue and <= int.MaxValue ? (int)expected : 0, small);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.0")]
    [InlineData("12a")]
    [InlineData("1000000000000000000")]
    public void What_is_no_whole_number_is_refused(string text)
    {
        Assert.False(FixValue.TryParseLong(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(FixValue.TryParseInt(Encoding.ASCII.GetBytes(text), out _));
    }

    [Fact]
    public void A_char_is_one_printable_byte()
    {
        Assert.True(FixValue.TryParseChar("F"u8, out var one));
        Assert.Equal('F', one);
        Assert.False(FixValue.TryParseChar(""u8, out _));
        Assert.False(FixValue.TryParseChar("FF"u8, out _));
        Assert.False(FixValue.TryParseChar(" "u8, out _));
        Assert.False(FixValue.TryParseChar([0xE9], out _));
    }
}
