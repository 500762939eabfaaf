using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Statements;

/// <summary>Each test uploads for a date of its own.</summary>
[Collection(nameof(UploadHost))]
public sealed class StatementRequestTests(UploadHost host)
{
    private const string Header = "type,businessDate,account,symbol,putCall,strike,quantity,price,settlementPrice";

    [Fact]
    public async Task A_statement_is_taken_once_and_shown()
    {
        var file = Signed("2026-11-16", "POS,2026-11-16,A-1,CLF7,,,5,,60.25", "TRD,2026-11-16,A-2,CLF7,P,75,-2,60.10,");

        using var first = await host.PutAsync("statements/GH/2026-11-16", file);
        using var again = await host.PutAsync("statements/gh/2026-11-16", file);
        using var second = await host.PutAsync("statements/gh/2026-11-16", Signed("2026-11-16", "POS,2026-11-16,A-1,CLF7,,,6,,"));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created], [first.StatusCode, again.StatusCode, second.StatusCode]);
        Assert.Equal((1, 1, 2), (await VersionAsync(first), await VersionAsync(again), await VersionAsync(second)));
        using var latest = await host.GetAsync("statements/gh/2026-11-16");
        Assert.Equal(2, await VersionAsync(latest));
        using var shown = await host.GetAsync("statements/gh/2026-11-16?version=1");
        var item = await shown.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("signed", item.GetProperty("format").GetString());
        Assert.Equal(["position", "trade", "settlementPrice"], item.GetProperty("carries").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal((2, 2, "ann"), (item.GetProperty("lineCount").GetInt32(), item.GetProperty("accountCount").GetInt32(), item.GetProperty("uploadedBy").GetString()));
    }

    [Fact]
    public async Task Lines_are_given_as_csv_in_the_order_of_the_file()
    {
        await host.PutAsync(
            "statements/gh/2026-11-17",
            Signed("2026-11-17", "POS,2026-11-17,B,CLF7,,,5,,60.250", "PRC,2026-11-17,,NGF7,,,,,3", "TRD,2026-11-17,A,CLF7,P,75,-2,60.10,"));

        using var response = await host.GetAsync("statements/gh/2026-11-17", accept: "text/csv");

        Assert.Equal(
            "lineNumber,kind,accountCode,instrumentCode,mappedTo,contract,option,strike,longLots,shortLots,price,settlementPrice\r\n"
            + "2,position,B,CL,,2027-01,,,5,0,,60.250\r\n"
            + "3,settlementPrice,,NG,,2027-01,,,0,0,,3\r\n"
            + "4,trade,A,CL,,2027-01,P,75,0,2,60.10,\r\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Statements_of_the_other_formats_are_taken()
    {
        using var us = await host.PutAsync("statements/marex/2026-11-20", Encoding.UTF8.GetBytes("""
            OPEN POSITIONS,,
            OFFICE,ACCOUNT,PROCESS DATE,FUTURES CODE,CONTRACT,PUT/CALL,STRIKE,LONG,SHORT,SETTLEMENT PRICE
            A1,77001,11/20/2026,CL,JAN27,,,"1,200",,60.25
            A1,77001,11/20/2026,LO,202701,Put,"(2.5)",,3,
            TOTAL,2,,,,,,"1,200",3,
            """));
        using var europe = await host.PutAsync("statements/abn/2026-11-20", Encoding.Latin1.GetBytes("""
            Stichtag;Konto;Börse;Produkt;Lieferung;Option;Basispreis;Kauf/Verkauf;Anzahl;Abrechnungspreis
            20.11.2026;4711;EEX;DEBM;Q1-27;;;Verkauf;1.250;"-12,5"
            Summe;1;;;;;;;1.250;
            """));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (us.StatusCode, europe.StatusCode));
        using var lines = await host.GetAsync("statements/abn/2026-11-20", accept: "text/csv");
        Assert.Contains("2,position,4711,EEX-DEBM,,2027-Q1,,,0,1250,,-12.5", await lines.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_refuses_the_file_whole_with_its_number()
    {
        var file = Encoding.UTF8.GetBytes($"{Header}\nPOS,2026-11-18,A,CLF7,,,5,,\nPOS,2026-11-17,A,CLF7,,,x,,\nPOS,2026-11-18\nEND,,3,,,,5,,\n");

        using var response = await host.PutAsync("statements/gh/2026-11-18", file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("file-invalid", problem.GetProperty("code").GetString());
        Assert.False(problem.GetProperty("hasMoreErrors").GetBoolean());
        Assert.Equal(
            [(3, "businessDate"), (3, "quantity"), (4, null)],
            problem.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString())));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEqual("", error.GetProperty("problem").GetString()));
        await Problems.AssertAsync(await host.GetAsync("statements/gh/2026-11-18"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_list_is_paged_and_given_as_csv()
    {
        foreach (var lots in new[] { 1, 2, 3 })
        {
            await host.PutAsync("statements/gh/2026-11-19", Signed("2026-11-19", $"POS,2026-11-19,A,CLF7,,,{lots},,"));
        }

        using var page = await host.GetAsync("statements?clearingFirm=gh&date=2026-11-19&maxpagesize=2");
        var first = await page.Content.ReadFromJsonAsync<JsonElement>();
        using var rest = await host.GetAsync(first.GetProperty("nextLink").GetString()!);
        using var csv = await host.GetAsync("statements?date=2026-11-19", accept: "text/csv");

        Assert.Equal([1, 2], Versions(first));
        Assert.Equal([3], Versions(await rest.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Contains("gh,2026-11-19,3,signed,position trade settlementPrice,1,1,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statements/nobody/2026-11-20", HttpStatusCode.NotFound, "clearing-firm-unknown")]
    [InlineData("statements/gh/20.11.2026", HttpStatusCode.BadRequest, "date-invalid")]
    [InlineData("statements/gh/2026-11-20?version=1", HttpStatusCode.BadRequest, "parameter-unknown")]
    public async Task A_wrong_address_is_told(string path, HttpStatusCode status, string code) =>
        await Problems.AssertAsync(await host.PutAsync(path, Signed("2026-11-20")), status, code);

    [Theory]
    [InlineData("statements/nobody/2026-11-20", HttpStatusCode.NotFound, "clearing-firm-unknown")]
    [InlineData("statements/gh/2026-1-1", HttpStatusCode.BadRequest, "date-invalid")]
    [InlineData("statements/gh/2026-11-21?version=0", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("statements/gh/2026-11-21?version=1", HttpStatusCode.NotFound, "not-found")]
    [InlineData("statements?after=AAAA", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("statements?firm=gh", HttpStatusCode.BadRequest, "parameter-unknown")]
    public async Task A_wrong_question_is_told(string path, HttpStatusCode status, string code) =>
        await Problems.AssertAsync(await host.GetAsync(path), status, code);

    [Fact]
    public async Task A_body_that_cannot_be_taken_is_told()
    {
        const string path = "statements/gh/2026-11-23";
        await Problems.AssertAsync(await host.PutAsync(path, []), HttpStatusCode.BadRequest, "body-empty");
        await Problems.AssertAsync(
            await host.PutAsync(path, new byte[UploadHost.MaxBodyBytes + 1]), HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        await Problems.AssertAsync(
            await host.PutAsync(path, Signed("2026-11-23"), change: request => request.Content!.Headers.ContentEncoding.Add("gzip")),
            HttpStatusCode.UnsupportedMediaType,
            "content-encoding-unsupported");
    }

    [Fact]
    public async Task Only_who_runs_the_end_of_day_of_all_accounts_may_upload()
    {
        await Problems.AssertAsync(
            await host.PutAsync("statements/gh/2026-11-24", Signed("2026-11-24"), key: "read"), HttpStatusCode.Forbidden, "role-missing");
        await Problems.AssertAsync(
            await host.PutAsync("statements/gh/2026-11-24", Signed("2026-11-24"), key: "desk"), HttpStatusCode.Forbidden, "accounts-restricted");
    }

    [Fact]
    public async Task A_reader_of_some_accounts_sees_no_statement()
    {
        await host.PutAsync("statements/gh/2026-11-25", Signed("2026-11-25", "POS,2026-11-25,A,CLF7,,,1,,"));

        await Problems.AssertAsync(await host.GetAsync("statements/gh/2026-11-25", key: "desk"), HttpStatusCode.NotFound, "not-found");
        using var list = await host.GetAsync("statements?date=2026-11-25", key: "desk");
        Assert.Empty(Versions(await list.Content.ReadFromJsonAsync<JsonElement>()));
    }

    private static byte[] Signed(string date, params string[] lines)
    {
        var lots = lines.Sum(line => decimal.TryParse(line.Split(',')[6], out var quantity) ? quantity : 0);
        return Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. lines, $"END,{date},{lines.Length},,,,{lots},,"]));
    }

    private static async Task<int> VersionAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();

    private static IEnumerable<int> Versions(JsonElement page) =>
        page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("version").GetInt32());
}
