using Microsoft.Playwright;
using Stp.Browser.Tests.Checks;
using Stp.Browser.Tests.Hosting;

namespace Stp.Browser.Tests;

/// <summary>Every page at both widths: it is shown without an error of the browser, keeps to the rules of accessibility, and its picture is kept.</summary>
[Collection(nameof(BrowserHost))]
public sealed class EveryPageTests(BrowserHost host)
{
    /// <summary>Pages by name; those that follow a link begin where the link stands.</summary>
    private static readonly Dictionary<string, (string Path, string? Link)> Pages = new()
    {
        ["positions"] = ("positions", null),
        ["positions-filtered"] = ("positions?product=IFEU%3ABRN&asOf=2026-11-20", null),
        ["positions-none"] = ("positions?account=nobody", null),
        ["position"] = ("positions", "table.list tbody th a"),
        ["blotter"] = ("blotter", null),
        ["trade"] = ("blotter", "#blotter tbody th a"),
        ["trade-amended"] = ("blotter", "#blotter tbody tr:has([data-field=amended]:not([hidden])) th a"),
        ["exceptions"] = ("exceptions", null),
        ["exception-group"] = ("exceptions", "table.list tbody tr:has-text('Map the code') th a"),
        ["eod"] = ("eod?month=2026-11", null),
        ["day"] = ("eod/2026-11-20", null),
        ["break"] = ("eod/2026-11-20?type=quantity", "section[aria-labelledby=breaks-heading] tbody th a"),
        ["feeds"] = ("feeds", null),
        ["feed"] = ("feeds", "table.list tbody th a"),
        ["reference"] = ("reference/accounts", null),
        ["reference-contracts"] = ("reference/contracts", null),
        ["reference-row"] = ("reference/accounts?venue=cme", "table.list tbody th a"),
        ["reference-new"] = ("reference/instruments/new", null),
        ["import"] = ("reference/accounts/import", null),
        ["audit"] = ("audit", null),
        ["not-found"] = ("trades/none", null),
    };

    public static TheoryData<string, int> PagesAndWidths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Pages.Keys)
            {
                data.Add(name, 1280);
                data.Add(name, 390);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PagesAndWidths))]
    public async Task Every_page_keeps_to_the_rules(string name, int width)
    {
        var page = await host.OpenAsync(BrowserHost.Ann, width);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            // A browser notes a page that is not there as an error, which is what that page is about.
            if (message.Type == "error" && name != "not-found")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        var (path, link) = Pages[name];
        var response = await page.GotoAsync(path);
        if (link is not null)
        {
            await page.Locator(link).First.ClickAsync();
            await page.WaitForLoadStateAsync();
        }

        await PageChecks.ShootAsync(page, name);
        Assert.Equal(name == "not-found" ? 404 : 200, response!.Status);
        await PageChecks.AssertAccessibleAsync(page);
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    /// <summary>Names of trades and of what they amend differ by venue, in length too.</summary>
    [Fact]
    public async Task Trades_of_every_venue_fit_a_phone()
    {
        var page = await host.OpenAsync(BrowserHost.Ann, width: 390);
        await page.GotoAsync("blotter");
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#blotter tbody th a')].map(link => link.href)");
        var trades = links.GroupBy(link => new Uri(link).Segments[^1].Split('.')[0]).SelectMany(venue => venue.Order(StringComparer.Ordinal).Take(3)).ToArray();

        Assert.True(trades.Length > 3, "The trades of one venue only are shown.");
        foreach (var trade in trades)
        {
            await page.GotoAsync(trade);
            var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(width <= 390, $"{trade} is {width} px wide.");
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Whoever_has_not_signed_in_is_asked_to(int width)
    {
        var page = await host.OpenAsync(user: null, width);
        var response = await page.GotoAsync("positions?product=IFEU%3ABRN");

        Assert.Equal(401, response!.Status);
        await PageChecks.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await PageChecks.AssertAccessibleAsync(page);
        await PageChecks.ShootAsync(page, "sign-in");
        await page.GetByLabel("API key").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No user has this key.");
        await page.GetByLabel("API key").FillAsync(BrowserHost.Reader);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(host.Pages, "positions?product=IFEU%3ABRN").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        Assert.Equal(401, (await page.GotoAsync("positions"))!.Status);
        await page.Context.CloseAsync();
    }
}
