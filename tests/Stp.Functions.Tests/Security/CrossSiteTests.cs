using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Tests.Security;

public class CrossSiteTests
{
    [Theory]
    [InlineData("POST", "", "")]
    [InlineData("POST", "same-origin", "")]
    [InlineData("POST", "none", "")]
    [InlineData("POST", "same-origin", "https://stp.example")]
    [InlineData("POST", "", "https://STP.example")]
    [InlineData("GET", "cross-site", "https://evil.example")]
    public void A_change_from_this_site_or_no_page_and_any_reading_pass(string method, string site, string origin) => CrossSite.Refuse(Request(method, site, origin));

    [Theory]
    [InlineData("POST", "cross-site", "")]
    [InlineData("PUT", "same-site", "")]
    [InlineData("DELETE", "", "https://evil.example")]
    [InlineData("POST", "", "null")]
    [InlineData("POST", "", "http://stp.example")]
    [InlineData("POST", "", "https://stp.example:8443")]
    [InlineData("POST", "", "https://stp.example.evil.example")]
    [InlineData("POST", "same-origin", "https://evil.example")]
    [InlineData("PATCH", "unheard-of", "")]
    public void A_change_that_another_site_asks_for_is_refused(string method, string site, string origin) =>
        Assert.Equal("cross-site", Assert.Throws<RequestException>(() => CrossSite.Refuse(Request(method, site, origin))).Kind.Code);

    private static HttpRequest Request(string method, string site, string origin)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "https", new HostString("stp.example"));
        if (site.Length > 0)
        {
            request.Headers["Sec-Fetch-Site"] = site;
        }

        if (origin.Length > 0)
        {
            request.Headers.Origin = origin;
        }

        return request;
    }
}
