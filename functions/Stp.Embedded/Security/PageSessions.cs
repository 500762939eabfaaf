using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Stp.Embedded.Security;

/// <summary>
/// People who have signed in with a browser. The browser keeps a random word in a cookie and not the API key; here its hash is kept, in memory
/// alone, so that whoever reads this machine's disk or restarts the process finds nobody signed in.
/// </summary>
/// <remarks>
/// The cookie goes with no request that another site has made (SameSite=Strict), no script can read it, and it ends with the browser or after
/// <see cref="Lifetime"/>. Browsers do not tell ports apart, so the port is in its name.
/// </remarks>
internal sealed class PageSessions(TimeProvider time)
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Sessions at once; beyond, the oldest end.</summary>
    private const int MaxSessions = 1_000;

    private const int TokenBytes = 32;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (ClaimsPrincipal User, DateTimeOffset Until)> _sessions = new(StringComparer.Ordinal);

    /// <summary>Signs a user in.</summary>
    public void Begin(HttpContext context, ClaimsPrincipal user)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_lock)
        {
            while (_sessions.Count > 0 && (_sessions.Count >= MaxSessions || _sessions.GetAt(0).Value.Until <= time.GetUtcNow()))
            {
                _sessions.RemoveAt(0);
            }

            _sessions[Hash(token)] = (user, time.GetUtcNow() + Lifetime);
        }

        context.Response.Cookies.Append(NameOf(context), token, Options(context));
    }

    /// <summary>The user who has signed in, or null.</summary>
    public ClaimsPrincipal? Find(HttpContext context)
    {
        if (context.Request.Cookies[NameOf(context)] is not { Length: TokenBytes * 2 } token)
        {
            return null;
        }

        lock (_lock)
        {
            return _sessions.TryGetValue(Hash(token), out var session) && session.Until > time.GetUtcNow() ? session.User : null;
        }
    }

    /// <summary>Signs the user out.</summary>
    public void End(HttpContext context)
    {
        lock (_lock)
        {
            _sessions.Remove(Hash(context.Request.Cookies[NameOf(context)] ?? ""));
        }

        context.Response.Cookies.Delete(NameOf(context), Options(context));
    }

    private static string Hash(string token) => Convert.ToHexString(UserDirectory.Hash(token));

    private static string NameOf(HttpContext context) => $"stp-session-{context.Connection.LocalPort}";

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/" };
}
