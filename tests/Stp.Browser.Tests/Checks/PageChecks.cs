using Microsoft.Playwright;
using Stp.Browser.Tests.Hosting;

namespace Stp.Browser.Tests.Checks;

/// <summary>Rules that every page is held to, and its pictures.</summary>
internal static class PageChecks
{
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

    /// <summary>Keeps a picture of the whole page among the output of the tests.</summary>
    public static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(
        new() { Path = Path.Combine(BrowserHost.Screenshots, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageChecks).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
