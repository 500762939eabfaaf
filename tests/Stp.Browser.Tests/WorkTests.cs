using Microsoft.Playwright;
using Stp.Browser.Tests.Checks;
using Stp.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Stp.Browser.Tests;

/// <summary>What people do on the pages, from end to end, as they would do it.</summary>
[Collection(nameof(BrowserHost))]
public sealed class WorkTests(BrowserHost host)
{
    [Fact]
    public async Task An_unknown_account_is_mapped_in_place_and_the_held_trades_book()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("exceptions");
        var group = page.Locator("table.list tbody tr", new() { HasTextString = "account-unmapped" }).First;
        var held = await group.Locator("td.num").First.InnerTextAsync();
        await group.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("tr.cause mark")).ToBeVisibleAsync();
        await page.Locator("table.list tbody th a").First.ClickAsync();
        await PageChecks.ShootAsync(page, "exception");
        await PageChecks.AssertAccessibleAsync(page);
        var id = page.Url.Split('/')[^1];
        await page.GoBackAsync();

        await page.GetByLabel("Account").FillAsync("GAS-UK-01");
        await page.GetByLabel("Ours").FillAsync("true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Map and reprocess" }).ClickAsync();

        await Expect(page.Locator(".notice.good")).ToContainTextAsync("The code is mapped");
        var batch = page.Locator("section.progress");
        await Expect(batch).ToContainTextAsync($"{held} of {held} message");
        await Expect(batch).ToContainTextAsync($"{held} booked, 0 held again");
        await PageChecks.ShootAsync(page, "exceptions-mapped");
        await page.GotoAsync($"exceptions/{id}");
        await Expect(page.Locator("#state")).ToContainTextAsync("Resolved");
        await page.GotoAsync("blotter");
        await Expect(page.Locator("#blotter tbody tr").First).ToContainTextAsync("GAS-UK-01");
        await page.GotoAsync("audit?action=exception.reprocess-all");
        await Expect(page.Locator("table.list tbody tr").First).ToContainTextAsync(BrowserHost.Ann);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mapping_that_cannot_be_is_told_on_the_same_page_with_what_was_typed()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("reference/instruments/new");
        await page.GetByLabel("Venue").FillAsync("cme");
        await page.GetByLabel("Code").FillAsync("ZZ");
        await page.GetByLabel("Instrument").FillAsync("no instrument");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not saved.");
        await Expect(page.GetByLabel("Instrument")).ToHaveValueAsync("no instrument");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_held_message_is_assigned_commented_dismissed_with_a_reason_and_opened_again()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("exceptions");
        await page.Locator("table.list tbody tr", new() { HasTextString = "Look at it" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("table.list tbody th a").First.ClickAsync();
        await page.GetByLabel("Owner").FillAsync(BrowserHost.Bob);
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(page.Locator("dl.facts")).ToContainTextAsync(BrowserHost.Bob);
        await page.GetByLabel("Comment").FillAsync("<b>I ask the broker.</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment" }).ClickAsync();
        await Expect(page.Locator("ol.timeline")).ToContainTextAsync("<b>I ask the broker.</b>");
        await page.GetByLabel("Reason").FillAsync("A test of the venue.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("Dismissed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("Open");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Breaks_are_explained_by_one_and_the_day_is_signed_by_another()
    {
        var ann = await host.OpenAsync(BrowserHost.Ann);
        await ann.GotoAsync($"eod/{BrowserHost.Date}");
        await Expect(ann.Locator(".notice.warn", new() { HasTextString = "neither explained nor resolved" })).ToBeVisibleAsync();
        await ann.Locator("section[aria-labelledby=breaks-heading] tbody th a").First.ClickAsync();
        await ann.GetByLabel("Why is it there?").FillAsync("The broker books it tomorrow.");
        await ann.GetByRole(AriaRole.Button, new() { Name = "Explain" }).ClickAsync();
        await Expect(ann.Locator("ol.timeline")).ToContainTextAsync("The broker books it tomorrow.");
        await PageChecks.AssertAccessibleAsync(ann);
        await PageChecks.ShootAsync(ann, "break-explained");
        await ExplainOthersAsync(ann);
        await ann.GotoAsync($"eod/{BrowserHost.Date}");
        await PageChecks.ShootAsync(ann, "day-explained");
        await ann.GetByRole(AriaRole.Button, new() { Name = $"Sign {BrowserHost.Date}" }).ClickAsync();
        await Expect(ann.Locator("section[aria-labelledby=sign-heading]")).ToContainTextAsync("who has explained breaks of the day");
        await Expect(ann.Locator(".lead .badge").First).ToHaveTextAsync("Awaiting sign off");

        var bob = await host.OpenAsync(BrowserHost.Bob);
        await bob.GotoAsync($"eod/{BrowserHost.Date}");
        await bob.GetByRole(AriaRole.Button, new() { Name = $"Sign {BrowserHost.Date}" }).ClickAsync();
        await Expect(bob.Locator(".lead .badge").First).ToHaveTextAsync("Signed");
        await PageChecks.ShootAsync(bob, "day-signed");
        await bob.GotoAsync("audit?action=eod.sign-off");
        await Expect(bob.Locator("table.list tbody tr")).ToHaveCountAsync(2);
        await ann.Context.CloseAsync();
        await bob.Context.CloseAsync();
    }

    [Fact]
    public async Task From_a_position_one_gets_to_the_raw_bytes_of_its_trade()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("positions");
        await page.GetByLabel("Product").FillAsync("IFEU:BRN");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("product=IFEU%3ABRN", page.Url, StringComparison.Ordinal);
        await page.Locator("table.list tbody th a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("IFEU:BRN:");
        await page.Locator("table.list tbody th a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Trade ");
        await page.GetByText("Message, decoded").First.ClickAsync();
        await Expect(page.Locator("table.fields").First).ToContainTextAsync("MsgType");
        await page.GetByText("Message, as received").First.ClickAsync();
        await Expect(page.Locator("pre.raw").First).ToContainTextAsync("8=FIX");
        await PageChecks.ShootAsync(page, "trade-raw");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_row_of_reference_data_is_changed_and_a_file_is_looked_at_before_it_is_imported()
    {
        var page = await host.OpenAsync(BrowserHost.Ann);
        await page.GotoAsync("reference/traders");
        await page.Locator("table.list tbody th a").First.ClickAsync();
        await page.GetByLabel("Trader").FillAsync("Mary Major");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("table.list tbody tr").First).ToContainTextAsync("Mary Major");

        await page.GotoAsync("reference/brokers/import");
        await ChooseAsync(page, "venue,code,broker\ncme,999,New Broker\n,,\n");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a row is wrong");
        await PageChecks.ShootAsync(page, "import-wrong");
        await ChooseAsync(page, "venue,code,broker\ncme,999,\"New, Broker\"\n");
        await Expect(page.Locator("#outcome-heading")).ToHaveTextAsync("This would change");
        await PageChecks.AssertAccessibleAsync(page);
        await PageChecks.ShootAsync(page, "import-dry-run");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 change" }).ClickAsync();
        await Expect(page.Locator(".notice.good")).ToContainTextAsync("The file is imported.");
        await page.GotoAsync("reference/brokers?code=999");
        await Expect(page.Locator("table.list tbody tr")).ToContainTextAsync("New, Broker");
        await page.GotoAsync("audit?subject=reference%2Fbrokers%2Fcme%2F999");
        await Expect(page.Locator("table.list tbody tr")).ToContainTextAsync("reference.import");
        await PageChecks.ShootAsync(page, "audit-import");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_who_sees_one_account_finds_nothing_of_another_on_any_page()
    {
        var all = await host.OpenAsync(BrowserHost.Ann);
        await all.GotoAsync("positions");
        var others = (await all.Locator("#f-account-list option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)"))
            .Where(account => account != BrowserHost.Account).ToList();
        Assert.NotEmpty(others);
        await all.Context.CloseAsync();

        var page = await host.OpenAsync(BrowserHost.Restricted);
        foreach (var path in (string[])["positions", "blotter", "eod?month=2026-11", $"eod/{BrowserHost.Date}", "feeds"])
        {
            await page.GotoAsync(path);
            var text = await page.ContentAsync();
            Assert.DoesNotContain(others, account => text.Contains(account, StringComparison.Ordinal));
        }

        Assert.Equal(["Positions", "Live blotter", "End of day", "Feeds"], await page.Locator("header nav a").AllInnerTextsAsync());
        foreach (var path in (string[])["exceptions", "audit", "reference/accounts"])
        {
            Assert.Equal(403, (await page.GotoAsync(path))!.Status);
            await Expect(page.Locator("h1")).ToHaveTextAsync("Not for you");
        }

        await page.Context.CloseAsync();
    }

    /// <summary>Says the same of every other break over the API, as the person who has signed in to the page.</summary>
    private static async Task ExplainOthersAsync(IPage page)
    {
        var breaks = await (await page.APIRequest.GetAsync($"../eod/{BrowserHost.Date}/breaks?status=open&maxpagesize=1000")).JsonAsync();
        foreach (var one in breaks!.Value.GetProperty("value").EnumerateArray())
        {
            var answer = await page.APIRequest.PostAsync(
                $"../eod/{BrowserHost.Date}/breaks/{one.GetProperty("id").GetString()}/explain", new() { DataObject = new { text = "As the other one." } });
            Assert.True(answer.Ok, await answer.TextAsync());
        }
    }

    private static async Task ChooseAsync(IPage page, string csv)
    {
        await page.GetByLabel("CSV file").SetInputFilesAsync(
            new FilePayload { Name = "brokers.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
    }
}
