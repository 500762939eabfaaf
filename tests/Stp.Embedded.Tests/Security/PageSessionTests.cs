using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Security;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Tests.Security;

/// <summary>People who have signed in with a browser.</summary>
public sealed class PageSessionTests
{
    private static readonly ClaimsPrincipal Ann = Principals.Create("key:ann", "ann", Roles.All, accounts: null, SignInKinds.ApiKey);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly PageSessions _sessions;

    public PageSessionTests() => _sessions = new PageSessions(_time);

    [Fact]
    public void The_cookie_of_who_has_signed_in_is_for_this_site_alone_and_for_no_script()
    {
        var cookie = Begin();

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Same(Ann, _sessions.Find(With(cookie)));
    }

    [Fact]
    public void A_session_ends_after_its_time()
    {
        var cookie = Begin();
        _time.Advance(PageSessions.Lifetime);

        Assert.Null(_sessions.Find(With(cookie)));
    }

    [Fact]
    public void A_session_ends_when_its_user_signs_out()
    {
        var (one, other) = (Begin(), Begin());
        _sessions.End(With(one));

        Assert.Null(_sessions.Find(With(one)));
        Assert.NotNull(_sessions.Find(With(other)));
    }

    [Fact]
    public void Any_other_word_is_nobody()
    {
        var cookie = Begin();
        var forged = cookie.Split(';')[0][..^1] + (cookie.Split(';')[0][^1] == '0' ? '1' : '0');

        Assert.Null(_sessions.Find(With(forged)));
        Assert.Null(_sessions.Find(new DefaultHttpContext()));
    }

    [Fact]
    public void Of_too_many_sessions_the_oldest_ends()
    {
        var oldest = Begin();
        for (var i = 0; i < 1_000; i++)
        {
            Begin();
        }

        Assert.Null(_sessions.Find(With(oldest)));
    }

    private string Begin()
    {
        var context = new DefaultHttpContext();
        _sessions.Begin(context, Ann);
        return context.Response.Headers.SetCookie.ToString();
    }

    private static DefaultHttpContext With(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = cookie.Split(';')[0];
        return context;
    }
}
