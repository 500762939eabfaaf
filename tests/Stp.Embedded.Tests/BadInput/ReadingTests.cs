using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>What was fed can be read back: in pages, as CSV, as of a date, as known at an instant, byte by byte.</summary>
[Collection(nameof(InputHost))]
public sealed class ReadingTests(InputHost host)
{
    private HttpClient Http => host.Client.Http;

    [Theory]
    [InlineData("positions", 1)]
    [InlineData("positions", 7)]
    [InlineData("trades", 3)]
    [InlineData("trades?account=BOOK-1&status=open", 2)]
    [InlineData("exceptions", 1)]
    [InlineData("exceptions?status=open", 2)]
    [InlineData("positions/BOOK-1/XNYM:CL:2027-01/postings", 2)]
    public async Task All_pages_together_are_the_list(string path, int size)
    {
        await FeedSomeAsync();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        var paged = await host.Client.ListAsync($"{path}{separator}maxpagesize={size}");

        Assert.Equal(Texts(await host.Client.ListAsync($"{path}{separator}maxpagesize=1000")), Texts(paged));
        Assert.True(paged.Count > size, "The list fits one page.");
    }

    [Theory]
    [InlineData("positions", "account,instrument,product,contract,boughtLots,soldLots,netLots,averageBuyPrice,averageSellPrice,realisedPnl,currency,netQuantity,unit,tradeCount,asOf,knownAt,updatedAt,expiry,complete,incompleteReason")]
    [InlineData("trades", "tradeKey,venue,status,revision,account,instrument,side,lots,price,priceKind,tradeDate,clearingDate,transactTime,trader,broker,clearingFirm,legs")]
    [InlineData("exceptions", "id,reason,detail,venue,session,seqNum,raw,rawEncoding,rawBytes,receivedAt,ageMinutes,status,owner,comment,attempts,cause")]
    [InlineData("positions/BOOK-1/XNYM:CL:2027-01/postings", "id,account,instrument,tradeKey,revision,legId,clearingDate,side,lots,price,bookedAt")]
    public async Task A_list_is_csv_for_who_accepts_csv(string path, string header)
    {
        await FeedSomeAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path + "?maxpagesize=2") { Headers = { { "Accept", "text/csv" } } };

        using var response = await Http.SendAsync(request);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("rel=\"next\"", Assert.Single(response.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.StartsWith(header + "\r\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("positions/BOOK-1/XNYM:CL:2027-01", "T1")]
    [InlineData("trades/fix44.T2.20261120.CL.1", "T2")]
    public async Task An_item_that_did_not_change_is_not_sent_again(string path, string id)
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        await feed.PostAsync(Messages.Fill(id));
        using var first = await Http.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));

        using var again = await GetAsync(path, ifNoneMatch: first.Headers.ETag!.Tag);
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));

        var correction = Messages.FillText(host.NewName("A"), price: "71", more: $"19={id}|").Replace("|150=F|", "|150=G|", StringComparison.Ordinal);
        await feed.PostAsync(Messages.Wire(correction));
        using var changed = await GetAsync(path, ifNoneMatch: first.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_no_formula_in_csv()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("=S"));
        await feed.PostAsync(Messages.Fill(host.NewName("E"), lots: "0"));
        var request = new HttpRequestMessage(HttpMethod.Get, "exceptions?maxpagesize=1000") { Headers = { { "Accept", "text/csv" } } };

        using var response = await Http.SendAsync(request);

        Assert.Contains($"'{feed.Session}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_at_shows_a_position_as_it_was_before_an_amendment()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var id = host.NewName("E");
        var contract = NewContract();
        await feed.PostAsync(Wire(id, contract, "7", "150=F|60=20261120-11:00:00|"));
        var before = (await PositionAsync(contract)).GetProperty("updatedAt").GetDateTimeOffset();
        await feed.PostAsync(Wire(host.NewName("E"), contract, "5", $"19={id}|150=G|60=20261120-11:30:00|"));

        Assert.Equal(5, BoughtLots(await PositionAsync(contract)));
        Assert.Equal(7, BoughtLots(await PositionAsync(contract, $"knownAt={Text(before)}")));
        Assert.Equal(0, BoughtLots(await PositionAsync(contract, $"knownAt={Text(before.AddTicks(-1))}")));
        Assert.Equal(5, BoughtLots(await PositionAsync(contract, "knownAt=2099-01-01T00:00:00Z")));
        var listed = Assert.Single(await host.Client.ListAsync($"positions?instrument=XNYM:CL:{contract}&knownAt={Text(before)}"));
        Assert.Equal(7, BoughtLots(listed));
    }

    [Fact]
    public async Task As_of_counts_the_clearing_dates_up_to_that_day()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var contract = NewContract();
        await feed.PostAsync(Messages.Lines(
            Wire(host.NewName("E"), contract, "1", "150=F|715=20261120|"), Wire(host.NewName("E"), contract, "2", "150=F|715=20261123|")));

        Assert.Equal(0, BoughtLots(await PositionAsync(contract, "asOf=2026-11-19")));
        Assert.Equal(1, BoughtLots(await PositionAsync(contract, "asOf=2026-11-20")));
        Assert.Equal(1, BoughtLots(await PositionAsync(contract, "asOf=2026-11-22")));
        Assert.Equal(3, BoughtLots(await PositionAsync(contract, "asOf=2026-11-23")));
        Assert.Equal(3, BoughtLots(await PositionAsync(contract)));
    }

    [Fact]
    public async Task Known_at_is_right_while_the_position_moves()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var contract = NewContract();
        await feed.PostAsync(Wire(host.NewName("E"), contract, "100", "150=F|"));
        var before = Text((await PositionAsync(contract)).GetProperty("updatedAt").GetDateTimeOffset());
        var feeding = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await host.Client.PostAsync(Messages.FixVenue, feed.Session, Wire(host.NewName("E"), contract, "1", "150=F|"));
            }
        });
        var reads = 0;
        while (!feeding.IsCompleted || reads == 0)
        {
            Assert.Equal(100, BoughtLots(await PositionAsync(contract, $"knownAt={before}")));
            reads++;
        }

        await feeding;
        await host.Running.DrainAsync();
        Assert.Equal(160, BoughtLots(await PositionAsync(contract)));
    }

    [Fact]
    public async Task The_lineage_of_a_trade_holds_its_reports_byte_by_byte()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var id = host.NewName("E");
        var contract = NewContract();
        var first = Wire(id, contract, "7", @"150=F|60=20261120-11:00:00|58=pipe \x7C, tab \x09 and caf\xE9|");
        var second = Wire(host.NewName("E"), contract, "5", $"19={id}|150=G|60=20261120-11:30:00|58=plain \"text\" <&>|");

        await feed.PostAsync([.. first, .. second]);

        var lineage = await Http.GetFromJsonAsync<JsonElement>($"trades/{Messages.KeyOf(Messages.FixVenue, id)}");
        var events = lineage.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal([first, second], events.Select(Feed.RawOf));
        Assert.Equal(["base64", "utf-8"], events.Select(e => e.GetProperty("rawEncoding").GetString()));
        Assert.Equal(5, lineage.GetProperty("lots").GetDecimal());
        Assert.Equal(5, lineage.GetProperty("postings").EnumerateArray().Sum(p => p.GetProperty("lots").GetDecimal()));
    }

    private static byte[] Wire(string id, string contract, string lots, string more) => Messages.Wire(
        $"8=FIX.4.4|9=?|35=8|49=BRK|56=FIRM|34=3|52=20261120-12:00:00|17={id}|39=2|1=ACC1|55=CL|200={contract.Replace("-", "", StringComparison.Ordinal)}"
        + $"|54=1|31=70.25|32={lots}|75=20261120|{more}10=?");

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The items without what goes on by itself from one request to the next: the age of an exception, the state of feeds.</summary>
    private static List<string> Texts(List<JsonElement> items) => items.ConvertAll(item => string.Join(
        ' ', item.EnumerateObject().Where(property => property.Name is not ("ageMinutes" or "complete" or "incompleteReason")).Select(property => property.ToString())));

    private static decimal BoughtLots(JsonElement position) => position.GetProperty("boughtLots").GetDecimal();

    private Task<JsonElement> PositionAsync(string contract, string query = "") =>
        Http.GetFromJsonAsync<JsonElement>($"positions/{Messages.Account}/XNYM:CL:{contract}?{query}");

    /// <summary>A delivery month that no other test trades.</summary>
    private string NewContract()
    {
        var month = int.Parse(host.NewName(""));
        return $"{2030 + (month / 12):0000}-{1 + (month % 12):00}";
    }

    /// <summary>Enough of everything for several pages.</summary>
    private async Task FeedSomeAsync()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var fills = Enumerable.Range(0, 4).SelectMany(_ => new[] { Messages.Fill(host.NewName("E")), Messages.Fill(host.NewName("E"), lots: "0") });
        await feed.PostAsync(Messages.Lines(fills));
        for (var i = 0; i < 8; i++)
        {
            await feed.PostAsync(Wire(host.NewName("E"), NewContract(), "1", "150=F|"));
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", ifNoneMatch } } };
        return await Http.SendAsync(request);
    }
}
