using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Tests.Http;

public class PagingTests
{
    [Fact]
    public void A_next_link_leads_back_to_the_key_and_keeps_the_filters()
    {
        var first = PagingOf("?account=GAS%20UK&maxpagesize=2");

        var link = new Uri(first.NextLink("GAS UK", "XNYM:CL:2027-01"));
        var next = PagingOf(link.Query);

        Assert.Equal("http://localhost/api/positions", link.GetLeftPart(UriPartial.Path));
        Assert.Equal("GAS UK", QueryHelpers.ParseQuery(link.Query)["account"]);
        Assert.Equal(2, next.Size);
        Assert.Equal(("GAS UK", "XNYM:CL:2027-01"), (next.AfterPart(0, parts: 2), next.AfterPart(1, parts: 2)));
    }

    [Fact]
    public void An_instant_in_a_key_comes_back_to_the_tick()
    {
        var at = new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
        var link = new Uri(PagingOf("").NextLink(Paging.Text(at), "id"));

        Assert.Equal(at, PagingOf(link.Query).AfterInstant(parts: 2));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_page_size_outside_the_limits_is_refused(string size) =>
        Assert.Equal(400, Assert.Throws<RequestException>(() => PagingOf("?maxpagesize=" + size)).Kind.Status);

    [Theory]
    [InlineData("?after=%20%20")]
    [InlineData("?after=QQ")]
    public void A_place_that_the_list_never_gave_is_refused(string query) =>
        Assert.Throws<RequestException>(() => PagingOf(query).AfterPart(0, parts: 2));

    private static Paging PagingOf(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("localhost");
        request.Path = "/api/positions";
        request.QueryString = new QueryString(query);
        return new Paging(request, new QueryParameters(request, [QueryParameter.Text("account", "An account.", "A"), .. Paging.Parameters]));
    }
}
