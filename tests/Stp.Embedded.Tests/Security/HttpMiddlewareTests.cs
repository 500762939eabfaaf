using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stp.Domain.People;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Hosting;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Tests.Security;

/// <summary>The middleware of the worker, as the Functions host calls it in Azure.</summary>
public sealed class HttpMiddlewareTests
{
    private static readonly string Ann = Convert.ToBase64String(Encoding.UTF8.GetBytes(
        """{ "name_typ": "name", "role_typ": "r", "auth_typ": "google", "claims": [{ "typ": "sub", "val": "7" }, { "typ": "name", "val": "Ann" }, { "typ": "r", "val": "eod.run" }, { "typ": "accounts", "val": "A" }] }"""));

    [Fact]
    public async Task A_request_is_addressed_as_the_client_addressed_it_and_signed_in_by_the_platform()
    {
        var (http, starting) = Request(("X-Forwarded-Host", "stp.firm.example"), ("X-Forwarded-Proto", "https"), (PlatformSignIn.Header, Ann));
        Caller? caller = null;

        await InvokeAsync(http, isOn: "True", () => caller = new Caller(http.User));
        await starting.StartAsync();

        Assert.Equal("https://stp.firm.example", $"{http.Request.Scheme}://{http.Request.Host}");
        Assert.Equal(("Ann", true, false), (caller!.Name, caller.Has(Roles.EodRun), caller.Has(Roles.EodApprove)));
        Assert.Equal(new Person("Ann", "google#7"), caller.Person);
        Assert.Equal(["A"], caller.Accounts);
        Assert.Equal("max-age=31536000", http.Response.Headers.StrictTransportSecurity);
        Assert.Equal(http.TraceIdentifier, http.Response.Headers[RequestId.Header]);
        Assert.Equal("no-store", http.Response.Headers.CacheControl);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("False")]
    [InlineData("1")]
    public async Task Where_the_platform_does_not_say_that_it_signs_in_its_header_is_nothing(string? isOn)
    {
        var (http, _) = Request((PlatformSignIn.Header, Ann));
        await InvokeAsync(http, isOn, () => Assert.False(new Caller(http.User).IsKnown));
    }

    [Fact]
    public async Task A_change_that_a_page_of_another_site_asks_for_is_refused_by_the_forwarded_address()
    {
        var (http, _) = Request(("X-Forwarded-Host", "stp.firm.example"), ("X-Forwarded-Proto", "https"), ("Origin", "https://stp.firm.example"));
        http.Request.Method = "POST";

        await InvokeAsync(http, isOn: null, () => CrossSite.Refuse(http.Request));

        http.Request.Headers.Origin = "https://evil.example";
        Assert.Throws<RequestException>(() => CrossSite.Refuse(http.Request));
    }

    [Fact]
    public async Task An_invocation_without_http_passes()
    {
        var passed = false;
        await Middleware(isOn: null).Invoke(Context(), _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });

        Assert.True(passed);
    }

    private static async Task InvokeAsync(HttpContext http, string? isOn, Action work)
    {
        var (context, passed) = (Context(), false);
        context.Items[EmbeddedFunctionContext.HttpContextItem] = http;
        await Middleware(isOn).Invoke(context, _ =>
        {
            passed = true;
            work();
            return Task.CompletedTask;
        });
        Assert.True(passed);
    }

    private static EmbeddedFunctionContext Context() => new(
        FunctionCatalog.Discover([], [typeof(OpenFunction)]).Single().Definition, new ServiceCollection().BuildServiceProvider(), CancellationToken.None);

    private static HttpMiddleware Middleware(string? isOn)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(PlatformSignIn.Setting, isOn)]).Build();
        var options = Options.Create(new SignInOptions());
        var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
        var tokens = new BearerTokens(options, clients, TimeProvider.System, NullLogger<BearerTokens>.Instance);
        return new HttpMiddleware(new RequestEnvelope(NullLogger<RequestEnvelope>.Instance), new CallerSignIn(tokens, new PlatformSignIn(configuration, options)));
    }

    private static (HttpContext Http, StartingResponse Response) Request(params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        var response = new StartingResponse();
        http.Features.Set<IHttpResponseFeature>(response);
        (http.Request.Method, http.Request.Scheme, http.Request.Host) = ("GET", "http", new HostString("127.0.0.1:5000"));
        Array.ForEach(headers, header => http.Request.Headers[header.Name] = header.Value);
        return (http, response);
    }

    /// <summary>Remembers what is to happen when the answer starts.</summary>
    private sealed class StartingResponse : HttpResponseFeature
    {
        private readonly List<Func<Task>> _callbacks = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _callbacks.Add(() => callback(state));

        public Task StartAsync() => Task.WhenAll(_callbacks.Select(callback => callback()));
    }
}
