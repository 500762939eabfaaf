using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;

namespace Stp.Functions.Tests.Http;

public class QueryParametersTests
{
    [Theory]
    [InlineData("?acount=A", "parameter-unknown")]
    [InlineData("?account=A&account=B", "parameter-invalid")]
    public void An_unknown_or_repeated_parameter_is_refused(string query, string code) =>
        Assert.Equal(code, Assert.Throws<RequestException>(() => Parameters(query)).Code);

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("20261120", false)]
    [InlineData("2026-02-30", false)]
    public void A_date_is_year_month_day(string text, bool isDate)
    {
        var parameters = Parameters("?asOf=" + text);

        if (isDate)
        {
            Assert.Equal(new DateOnly(2026, 11, 20), parameters.Date("asOf"));
        }
        else
        {
            Assert.Equal(400, Assert.Throws<RequestException>(() => parameters.Date("asOf")).Status);
        }
    }

    [Theory]
    [InlineData("2026-11-20T18:00:00Z")]
    [InlineData("2026-11-20T18:00:00.000Z")]
    [InlineData("2026-11-20T19:00:00%2B01:00")]
    public void An_instant_is_read_with_its_offset(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero), Parameters("?knownAt=" + text).Instant("knownAt"));

    [Theory]
    [InlineData("2026-11-20T18:00:00")]
    [InlineData("2026-11-20")]
    [InlineData("yesterday")]
    public void An_instant_without_an_offset_is_refused(string text) =>
        Assert.Throws<RequestException>(() => Parameters("?knownAt=" + text).Instant("knownAt"));

    [Fact]
    public void An_absent_parameter_is_null()
    {
        var parameters = Parameters("?account=");

        Assert.Null(parameters.Text("account"));
        Assert.Null(parameters.Date("asOf"));
        Assert.Null(parameters.Instant("knownAt"));
        Assert.Null(parameters.OneOf("status", "open"));
    }

    [Fact]
    public void A_word_outside_the_list_is_refused_and_the_list_is_told() =>
        Assert.Contains("open, cancelled", Assert.Throws<RequestException>(() => Parameters("?status=opened").OneOf("status", "open", "cancelled")).Message, StringComparison.Ordinal);

    private static QueryParameters Parameters(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        return new QueryParameters(request, "account", "asOf", "knownAt", "status");
    }
}
