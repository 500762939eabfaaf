using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;
using Stp.Functions.Http;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security;
using Stp.Pages.Layout;
using Stp.Pages.Rendering;
using Stp.Pages.SignIn;

namespace Stp.Embedded.Security;

/// <summary>
/// <c>pages/sign-in</c> and <c>pages/sign-out</c>: how a person with a browser shows the API key of the users file. Of the embedded process alone; in
/// Azure the platform signs people in.
/// </summary>
internal static class SignInPages
{
    private const string In = "sign-in";
    private const string Out = "sign-out";
    private const int MaxFormBytes = 8 << 10;

    /// <summary>Where the other pages find them.</summary>
    public static PageSignIn Addresses { get; } = new(
        back => PageFrame.Query(back.Pages + In, ("to", back.Path)), back => back.Pages + Out);

    /// <summary>Serves them.</summary>
    public static void Map(WebApplication app, string routePrefix, UserDirectory users, PageSessions sessions)
    {
        var folder = $"/{routePrefix}/{PagePlace.Folder}/";
        app.MapGet(folder + In, context => ShowAsync(context, context.Request.Query["to"], problem: null)).WithMetadata(new OpenRoute());
        app.MapPost(folder + In, context => SignInAsync(context, users, sessions)).WithMetadata(new OpenRoute());
        // Another site cannot ask for it: its requests come without the cookie.
        app.MapGet(folder + Out, async context =>
        {
            sessions.End(context);
            await SafeRedirect.To(folder + In, folder).ExecuteAsync(context);
        }).WithMetadata(new OpenRoute());
    }

    private static async Task SignInAsync(HttpContext context, UserDirectory users, PageSessions sessions)
    {
        try
        {
            CrossSite.Refuse(context.Request);
            var form = await PageForm.ReadAsync(context.Request, MaxFormBytes, context.RequestAborted);
            var to = form.Find("to");
            if (users.Find(form.Find("key") ?? "") is not { } user)
            {
                await ShowAsync(context, to, "No user has this key.");
                return;
            }

            sessions.Begin(context, user);
            await SafeRedirect.To(to, PagePlace.Of(context.Request).Pages).ExecuteAsync(context);
        }
        catch (RequestException refused)
        {
            await Problem.Of(refused.Kind, refused.Message).ExecuteAsync(context);
        }
    }

    private static async Task ShowAsync(HttpContext context, string? to, string? problem)
    {
        var (pages, api) = PagePlace.Of(context.Request);
        var frame = new PageFrame
        {
            BasePath = pages,
            ApiPath = api,
            UserName = null,
            Roles = new HashSet<string>(StringComparer.Ordinal),
            Now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        var page = await PageRenderer.ResultAsync<SignInPage, SignInModel>(
            frame, new SignInModel(SafeRedirect.IsHere(to) ? to : null, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
        await page.ExecuteAsync(context);
    }
}
