using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Stp.Embedded.Commands;
using Stp.Embedded.Hosting;
using Stp.Embedded.Security;
using Stp.Functions.Messaging;
using Stp.Functions.Security;

namespace Stp.Browser.Tests.Hosting;

/// <summary>The demo's book and end of day in a running product on loopback, and one browser: that of this machine, nothing is fetched.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    internal const string Date = "2026-11-20";
    internal const string Ann = "ann";
    internal const string Bob = "bob";

    /// <summary>Every role, restricted to <see cref="Account"/>.</summary>
    internal const string Restricted = "restricted";
    internal const string Account = "GAS-UK-01";

    /// <summary>Every role but those of exceptions and the end of day.</summary>
    internal const string Reader = "reader";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How long a page may take to show what is expected of it, on a machine that is busy.</summary>
    private static readonly TimeSpan PagePatience = TimeSpan.FromMinutes(1);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-browser-");
    private readonly Dictionary<string, string> _signedIn = [];
    private EmbeddedHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where screenshots go.</summary>
    internal static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    private static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    internal Uri Pages => new(_host!.BaseAddress, "api/pages/");

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout((float)PagePatience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"] });
        await StartAsync();
        foreach (var user in (string[])[Ann, Bob, Restricted, Reader])
        {
            _signedIn[user] = await SignInAsync(user);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>A window of a signed-in user, or of nobody.</summary>
    internal async Task<IPage> OpenAsync(string? user, int width = 1280, bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Executable is null, $"No browser: none of {string.Join(", ", Names)} is on the PATH.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Pages.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            ColorScheme = scheme,
            StorageState = user is null ? null : _signedIn[user],
        });
        context.SetDefaultTimeout((float)PagePatience.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    private async Task<string> SignInAsync(string user)
    {
        var page = await OpenAsync(user: null);
        await page.GotoAsync("sign-in");
        await page.GetByLabel("API key").FillAsync(user);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Pages, "positions").AbsoluteUri);
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }

    private async Task StartAsync()
    {
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, JsonSerializer.Serialize<object[]>(
        [
            new { name = Ann, key = Ann, roles = Roles.All },
            new { name = Bob, key = Bob, roles = Roles.All },
            new { name = Restricted, key = Restricted, roles = Roles.All, accounts = new[] { Account } },
            new { name = Reader, key = Reader, roles = new[] { Roles.PositionsRead } },
        ]));
        var day = SampleDay.Find();
        _host = await ProductHost.StartAsync(
            new EmbeddedHostOptions
            {
                DataDirectory = Path.Combine(_folder.FullName, "data"),
                Port = 0,
                UsersFile = users,
                ConfigureLogging = logging => logging.AddFilter("Stp", LogLevel.Error),
            },
            new ProductFolders(day.ReferenceFolder, EndOfDay: day.EndOfDayFolder),
            CancellationToken.None);
        using var client = new StpClient(_host.BaseAddress, TimeProvider.System, new KeyHandler());
        var screen = new Screen(TextWriter.Null, TextWriter.Null);
        await new Feeder(client, screen, TimeProvider.System).FeedAsync(await day.ReadFilesAsync(CancellationToken.None), CancellationToken.None);
        await DrainAsync();
        await new EndOfDayRun(client, screen, TimeProvider.System).CheckAsync(day, CancellationToken.None);
    }

    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (((string[])[Queues.DropCopy, Queues.TradeEvents]).Sum(queue => _host!.Queues.Count(queue).Active) > 0)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private sealed class KeyHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(ApiKeyMiddleware.Header, Ann);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

[CollectionDefinition(nameof(BrowserHost))]
public sealed class BrowserHostCollection : ICollectionFixture<BrowserHost>;
