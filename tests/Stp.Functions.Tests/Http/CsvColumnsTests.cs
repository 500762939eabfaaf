using System.Text;
using Stp.Functions.Http;

namespace Stp.Functions.Tests.Http;

public class CsvColumnsTests
{
    private static readonly CsvColumns<(object? A, object? B)> Columns = new(("a", x => x.A), ("b", x => x.B));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData(null, "")]
    public void A_text_is_quoted_as_rfc_4180_says(string? value, string expected) => Assert.Equal(expected, Cell(value));

    [Fact]
    public void A_decimal_keeps_every_digit_and_a_negative_one_stays_a_number() =>
        Assert.Equal("-0.0000000000000000000000000001", Cell(-0.0000000000000000000000000001m));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+1+cmd|' /C calc'!A0", "\"'+1+cmd|' /C calc'!A0\"")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=1,\"x\"", "\"'=1,\"\"x\"\"\"")]
    public void A_text_that_a_spreadsheet_would_run_is_made_text(string value, string expected) => Assert.Equal(expected, Cell(value));

    [Theory]
    [InlineData("a;=1+1")]
    [InlineData("a\t=1+1")]
    [InlineData("a|=1+1")]
    [InlineData("a\n=1+1")]
    [InlineData("a\r=1+1")]
    public void A_text_with_a_line_break_or_the_separator_of_another_country_is_quoted_so_that_it_stays_one_cell(string value) => Assert.Equal($"\"{value}\"", Cell(value));

    [Theory]
    [InlineData("-5")]
    [InlineData("+5")]
    public void A_text_that_only_looks_like_a_number_is_a_text(string value) => Assert.Equal("'" + value, Cell(value));

    [Fact]
    public void Whole_numbers_stay_numbers()
    {
        Assert.Equal("-7", Cell(-7));
        Assert.Equal("-7", Cell(-7L));
    }

    [Fact]
    public void Dates_and_instants_are_iso()
    {
        Assert.Equal("2026-11-20", Cell(new DateOnly(2026, 11, 20)));
        Assert.Equal("2026-11-20T18:00:00.5Z", Cell(new DateTimeOffset(2026, 11, 20, 19, 0, 0, 500, TimeSpan.FromHours(1))));
    }

    private static string Cell(object? value)
    {
        var lines = Encoding.UTF8.GetString(Columns.Write([(value, "end")])).Split("\r\n");
        Assert.Equal("a,b", lines[0]);
        return lines[1][..^",end".Length];
    }
}
