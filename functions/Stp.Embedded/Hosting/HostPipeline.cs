using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Security;
using Stp.Embedded.Telemetry;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Hosting;

/// <summary>What a request passes: who is it, then the function of its route.</summary>
internal static class HostPipeline
{
    public static void Map(WebApplication app, EmbeddedHostOptions options, IEnumerable<FunctionMethod> functions, HostAccess access)
    {
        var envelope = ActivatorUtilities.CreateInstance<RequestEnvelope>(app.Services);
        app.Use((context, next) => envelope.RunAsync(context, () => next(context)));
        // Empty answers, such as 404 and 405 of the router, become problems too.
        app.UseStatusCodePages(HostProblem.DescribeAsync);
        if (access.Users is { } users)
        {
            var sessions = app.Services.GetRequiredService<PageSessions>();
            app.UseMiddleware<ApiKeyMiddleware>(users, access, sessions);
            SignInPages.Map(app, options.RoutePrefix, users, sessions);
        }
        else if (!access.TakesTokens)
        {
            app.UseMiddleware<LoopbackMiddleware>();
        }

        if (access.TakesTokens)
        {
            UseTokens(app);
        }

        WarnOfPlainText(app, options);
        // Whoever types the address of the host means its pages.
        app.MapGet("/", () => Results.LocalRedirect($"/{options.RoutePrefix}/{PagePlace.Folder}")).WithMetadata(new OpenRoute());
        MetricsEndpoint.Use(app, options.RoutePrefix);

        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        foreach (var function in functions.Where(function => function.Trigger is HttpTriggerAttribute))
        {
            var http = new HttpFunction(function, options.RoutePrefix, loggers);
            var endpoint = app.Map(http.Route, http.HandleAsync).WithDisplayName(function.Name);
            if (RouteTable.ContractOf(function.Method.DeclaringType!) is { Role: null } or { IsPage: true })
            {
                endpoint.WithMetadata(new OpenRoute());
            }

            if (http.Methods.Length > 0)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(http.Methods));
            }
        }
    }

    private static void UseTokens(WebApplication app)
    {
        var signIn = app.Services.GetRequiredService<CallerSignIn>();
        app.Use(async (context, next) =>
        {
            if (context.User.Identity?.IsAuthenticated != true)
            {
                await signIn.SignInAsync(context);
            }

            await next(context);
        });
    }

    private static void WarnOfPlainText(WebApplication app, EmbeddedHostOptions options)
    {
        if (!IPAddress.IsLoopback(options.BindAddress))
        {
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Stp.Host").LogWarning(
                "API keys and tokens reach {Address} unencrypted: put a TLS proxy in front where the network is not yours alone.", options.BindAddress);
        }
    }
}
