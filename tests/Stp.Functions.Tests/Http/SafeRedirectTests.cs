using Microsoft.AspNetCore.Http.HttpResults;
using Stp.Functions.Http;

namespace Stp.Functions.Tests.Http;

public class SafeRedirectTests
{
    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions?account=GAS-UK-01&next=https://evil.example")]
    [InlineData("/eod/2026-11-20#breaks")]
    public void A_path_of_this_site_is_gone_to(string target) => Assert.Equal(target, Target(target));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("positions")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" //evil.example")]
    [InlineData("/a\\..\\..\\evil")]
    public void Any_other_leads_home(string? target) => Assert.Equal("/home", Target(target));

    [Fact]
    public void A_target_that_is_too_long_leads_home() => Assert.Equal("/home", Target("/" + new string('a', 3_000)));

    private static string Target(string? target) => Assert.IsType<RedirectHttpResult>(SafeRedirect.To(target, "/home")).Url;
}
