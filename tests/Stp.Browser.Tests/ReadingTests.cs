using Microsoft.Playwright;
using Stp.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Stp.Browser.Tests;

/// <summary>Reading without script, with the keyboard alone, and on paper; and the blotter, which lives.</summary>
[Collection(nameof(BrowserHost))]
public sealed class ReadingTests(BrowserHost host)
{
    [Theory]
    [InlineData("positions", "table.list tbody tr")]
    [InlineData("blotter", "#blotter tbody tr")]
    [InlineData("exceptions", "table.list tbody tr")]
    [InlineData("eod/2026-11-20", "table.list tbody tr")]
    [InlineData("feeds", "table.list tbody tr")]
    [InlineData("reference/accounts", "table.list tbody tr")]
    public async Task Pages_are_read_without_script(string path, string rows)
    {
        var page = await host.OpenAsync(BrowserHost.Ann, script: false);
        await page.GotoAsync(path);

        Assert.True(await page.Locator(rows).CountAsync() > 1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("positions")]
    [InlineData("exceptions")]
    [InlineData("eod/2026-11-20")]
    [InlineData("reference/accounts/import")]
    public async Task The_keyboard_reaches_everything_in_order_and_shows_where_it_is(string path)
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync(path);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip")).ToBeInViewportAsync();

        var all = await page.EvaluateAsync<int>(
            """
            () => {
              window.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(one => one.checkVisibility({ checkVisibilityCSS: true }) && !one.disabled);
              return window.stops.length;
            }
            """);
        // A field of a date has stops of its own for year, month and day: such a stop is the field again.
        for (var stop = 0; stop < all;)
        {
            var (place, isMarked) = await WhereAsync(page);
            Assert.True(place == stop || place == stop - 1, $"After stop {stop - 1} the focus is at {place}.");
            Assert.True(isMarked, $"Stop {place} does not show that it has the focus.");
            stop = place + 1;
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_report_of_a_day_is_printed_with_every_column_and_without_forms()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync($"eod/{BrowserHost.Date}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await page.Locator("button:visible, input:visible, nav:visible").CountAsync());
        await Expect(page.Locator("section[aria-labelledby=breaks-heading] th.wide").First).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        await page.PdfAsync(new() { Path = Path.Combine(BrowserHost.Screenshots, "day.pdf"), Format = "A4", Landscape = true });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_blotter_lives_and_can_be_paused()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("blotter");
        await Expect(page.Locator("#live")).ToContainTextAsync("Live, up to");
        var rows = await page.Locator("#blotter tbody tr").CountAsync();
        Assert.Equal(100, rows);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.Locator("#live")).ToHaveTextAsync("Paused.");
        await page.Context.CloseAsync();
    }

    private static async Task<(int Place, bool IsMarked)> WhereAsync(IPage page)
    {
        var found = await page.EvaluateAsync<int[]>(
            """
            () => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              return [window.stops.indexOf(one), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ? 1 : 0];
            }
            """);
        return (found[0], found[1] == 1);
    }
}
