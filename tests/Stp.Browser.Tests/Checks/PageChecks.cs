using Microsoft.Playwright;
using Stp.Browser.Tests.Hosting;

namespace Stp.Browser.Tests.Checks;

/// <summary>Rules that every page is held to, and its pictures.</summary>
internal static class PageChecks
{
    /// <summary>Height of a picture in pixels. A list of hundreds of rows would take longer to be drawn than all else of its test.</summary>
    private const int MaxHeight = 3_000;

    private static readonly string Script = Read("accessibility.js");

    /// <summary>Holds a page to the rules, in light and in dark.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var faults = await page.EvaluateAsync<string[]>(Script);
            Assert.True(faults.Length == 0, $"{page.Url} ({scheme}):\n{string.Join('\n', faults.Take(20))}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Keeps a picture of the page among the output of the tests: of all of it, or of the rows that tell how the others look.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        var (width, height) = (page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(BrowserHost.Screenshots, $"{name}-{width}.png"),
            FullPage = true,
            Clip = new() { Width = width, Height = Math.Min(height, MaxHeight) },
        });
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageChecks).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
