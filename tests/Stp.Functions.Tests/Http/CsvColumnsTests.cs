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
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text(string value) => Assert.DoesNotMatch("^\"?[=@]", Cell(value));

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
