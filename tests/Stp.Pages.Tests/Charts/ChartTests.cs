using AngleSharp.Dom;
using Stp.Pages.Charts;
using Stp.Pages.Tests.Documents;

namespace Stp.Pages.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void DeliveryNet_DaysOptionsAndUnits_AreSummedLeftOutAndKeptApart() => Assert.Equal(
        [new DeliveryNet("MWh", "2026-11", 30m), new DeliveryNet("MWh", "2027-Q1", -5m), new DeliveryNet("bbl", "2026-11", 1m)],
        DeliveryNet.Of(
        [
            ("2026-11", 10m, "MWh"), ("2026-11-23", 20m, "MWh"), ("2027-Q1", -5m, "MWh"), ("2026-11", 1m, "bbl"), ("2026-11:C:75", 99m, "bbl"), ("2026-11", null, "bbl"),
            ("2026-11", 7m, null),
        ]));

    [Fact]
    public async Task NetByMonth_LongAndShort_AreBarsUpAndDownAndTheSameNumbersInTheTable()
    {
        var page = await PageDocument.OfAsync("positions");
        var chart = page.QuerySelectorAll("figure").Single(figure => figure.Seen("figcaption").EndsWith("bbl", StringComparison.Ordinal));
        var (up, down) = (chart.QuerySelector("rect.long")!, chart.QuerySelector("rect.short")!);
        Assert.Equal("2027-01: +75,000 bbl", up.Seen());
        Assert.Equal("2027-02: \u2212220,000 bbl", down.Seen());
        Assert.Equal(Number(up, "y") + Number(up, "height"), Number(down, "y"), 0.05);
        Assert.Equal(Number(up, "height") / 75.0, Number(down, "height") / 220.0, 0.005);
        Assert.Equal(["2027-01 +75,000", "2027-02 \u2212220,000"], chart.QuerySelectorAll("tbody tr").Select(row => row.Seen()));
    }

    [Fact]
    public async Task LagPlot_AnHour_HasAColumnAndAMarkForEachMinute()
    {
        var page = await PageDocument.OfAsync("feeds");
        Assert.Equal((60, 60, 60), (page.QuerySelectorAll("rect.mean").Length, page.QuerySelectorAll("line.slowest").Length, page.QuerySelectorAll("figure tbody tr").Length));
        Assert.Contains("60 minutes with trades from 17:04 to 18:03 UTC", page.Seen("figure desc"));
    }

    [Fact]
    public async Task Calendar_November2026_BeginsOnASundayAndLinksItsDays()
    {
        var page = await PageDocument.OfAsync("eod");
        var november = page.QuerySelectorAll("table.calendar").Single(month => month.Seen("caption") == "November 2026");
        Assert.Equal(6, november.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["", "", "", "", "", "", "1"], november.QuerySelectorAll("tbody tr:first-child td").Select(day => day.Seen()));
        var waiting = november.QuerySelector("a[href='/stp/eod/2026-11-19']")!;
        Assert.Equal(("2026-11-19: Awaiting sign off, 3 open breaks", "19 To sign 3 open"), (waiting.GetAttribute("aria-label"), waiting.Seen()));
    }

    private static double Number(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!);
}
