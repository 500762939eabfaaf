using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Tests.Http;

public class QueryParametersTests
{
    private static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "An account.", "A");
    private static readonly QueryParameter<DateOnly?> AsOf = QueryParameter.Date("asOf", "A date.");
    private static readonly QueryParameter<DateTimeOffset?> KnownAt = QueryParameter.Instant("knownAt", "An instant.");
    private static readonly QueryParameter<string?> Status = QueryParameter.OneOf("status", "A word.", "open", "cancelled");
    private static readonly QueryParameter<DayOfWeek?> Day = QueryParameter.OneOf("day", "A day.", DayOfWeek.Monday, DayOfWeek.Friday);
    private static readonly QueryParameter<int?> Run = QueryParameter.Number("run", "A number.", 1, 9, "1");

    [Theory]
    [InlineData("?acount=A", "parameter-unknown")]
    [InlineData("?Account=A", "parameter-unknown")]
    [InlineData("?account=A&account=B", "parameter-invalid")]
    public void An_unknown_or_repeated_parameter_is_refused(string query, string code) => Assert.Equal(code, Refusal(query).Kind.Code);

    [Fact]
    public void A_value_that_is_too_long_is_refused() =>
        Assert.Equal("parameter-invalid", Refusal("?account=" + new string('a', QueryParameters.MaxLength + 1)).Kind.Code);

    [Fact]
    public void A_date_is_year_month_day() => Assert.Equal(new DateOnly(2026, 11, 20), Parameters("?asOf=2026-11-20").Get(AsOf));

    [Theory]
    [InlineData("2026-11-20T18:00:00Z")]
    [InlineData("2026-11-20T18:00:00.000Z")]
    [InlineData("2026-11-20T19:00:00%2B01:00")]
    public void An_instant_is_read_with_its_offset(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero), Parameters("?knownAt=" + text).Get(KnownAt));

    [Theory]
    [InlineData("?asOf=20261120")]
    [InlineData("?asOf=2026-02-30")]
    [InlineData("?knownAt=2026-11-20T18:00:00")]
    [InlineData("?knownAt=2026-11-20")]
    [InlineData("?knownAt=yesterday")]
    [InlineData("?run=0")]
    [InlineData("?run=10")]
    [InlineData("?run=1.0")]
    [InlineData("?day=Monday")]
    [InlineData("?day=tuesday")]
    public void A_value_that_cannot_be_is_refused_before_any_work(string query) => Assert.Equal(400, Refusal(query).Kind.Status);

    [Fact]
    public void Values_are_of_the_type_of_their_parameter()
    {
        var parameters = Parameters("?day=friday&run=9");

        Assert.Equal((DayOfWeek.Friday, 9), (parameters.Get(Day), parameters.Get(Run)));
    }

    [Fact]
    public void An_absent_parameter_is_null()
    {
        var parameters = Parameters("?account=");

        Assert.Null(parameters.Get(Account));
        Assert.Null(parameters.Get(AsOf));
        Assert.Null(parameters.Get(KnownAt));
        Assert.Null(parameters.Get(Status));
        Assert.Null(parameters.Get(Run));
    }

    [Fact]
    public void A_parameter_that_is_required_must_be_there()
    {
        var required = QueryParameter.Date("date", "A date.", isRequired: true);

        Assert.Equal("parameter-invalid", Assert.Throws<RequestException>(() => new QueryParameters(Request("?date="), [required])).Kind.Code);
    }

    [Fact]
    public void A_word_outside_the_list_is_refused_and_the_list_is_told() =>
        Assert.Contains("open, cancelled", Refusal("?status=opened").Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_that_the_contract_does_not_name_cannot_be_read() =>
        Assert.Throws<InvalidOperationException>(() => Parameters("").Get(QueryParameter.Text("other", "Another.", "x")));

    private static RequestException Refusal(string query) => Assert.Throws<RequestException>(() => Parameters(query));

    private static QueryParameters Parameters(string query) => new(Request(query), [Account, AsOf, KnownAt, Status, Day, Run]);

    private static HttpRequest Request(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        return request;
    }
}
