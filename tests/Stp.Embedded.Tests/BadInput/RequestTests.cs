using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>Requests that cannot be served are problems with a code, and nothing of them is stored.</summary>
[Collection(nameof(InputHost))]
public sealed class RequestTests(InputHost host)
{
    private HttpClient Http => host.Client.Http;

    [Fact]
    public Task An_empty_body() => IsRefusedAsync(PostAsync("drop-copy/fix44", []), HttpStatusCode.BadRequest, "body-empty");

    [Fact]
    public Task A_body_of_white_space() => IsRefusedAsync(PostAsync("drop-copy/fix44", " \r\n\t \n"u8.ToArray()), HttpStatusCode.BadRequest, "body-empty");

    [Fact]
    public Task An_unknown_venue() => IsRefusedAsync(PostAsync("drop-copy/nowhere", Messages.Fill("V")), HttpStatusCode.NotFound, "venue-unknown");

    [Fact]
    public Task A_venue_with_an_encoded_slash() => IsRefusedAsync(PostAsync("drop-copy/fix44%2Fx", Messages.Fill("V")), HttpStatusCode.NotFound, "venue-unknown");

    [Theory]
    [InlineData("a%00b")]
    [InlineData("a%0Ab")]
    [InlineData("a%1Bb")]
    [InlineData("a%20b")]
    [InlineData("%C3%A9")]
    public Task A_session_with_characters_that_are_not_printable(string session) =>
        IsRefusedAsync(PostAsync($"drop-copy/fix44?session={session}", Messages.Fill("V")), HttpStatusCode.BadRequest, "parameter-invalid");

    [Fact]
    public Task A_session_that_is_too_long() => IsRefusedAsync(
        PostAsync($"drop-copy/fix44?session={new string('s', 101)}", Messages.Fill("V")), HttpStatusCode.BadRequest, "parameter-invalid");

    [Theory]
    [InlineData("GET", "drop-copy/fix44")]
    [InlineData("PUT", "drop-copy/fix44")]
    [InlineData("POST", "positions")]
    [InlineData("DELETE", "trades/T1")]
    [InlineData("PATCH", "exceptions")]
    [InlineData("POST", "health/live")]
    public async Task A_method_that_the_route_does_not_have(string method, string path)
    {
        var response = await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.NotEmpty(response.Content.Headers.Allow);
        await Problems.AssertAsync(response, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("part-000")]
    [InlineData("a%2Fb")]
    public Task An_exception_that_does_not_exist(string id) =>
        IsRefusedAsync(Http.GetAsync($"exceptions/{id}/raw"), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("nothing")]
    [InlineData("trades/a/b/c")]
    [InlineData("positions/only-an-account")]
    [InlineData("../etc/passwd")]
    [InlineData("drop-copy")]
    public Task A_route_that_does_not_exist(string path) => IsRefusedAsync(Http.GetAsync(path), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("nothing")]
    [InlineData("trades/unknown")]
    [InlineData("positions/NOBODY/XNYM:CL:2027-01")]
    public async Task A_problem_is_a_problem_whatever_the_client_accepts(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/csv" } } };
        await Problems.AssertAsync(await Http.SendAsync(request), HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("positions?acount=BOOK-1")]
    [InlineData("trades?Account=BOOK-1")]
    [InlineData("exceptions?state=open")]
    [InlineData("trades/T1?verbose=1")]
    [InlineData("positions/BOOK-1/XNYM:CL:2027-01/postings?asOf=2026-11-20")]
    public Task A_query_parameter_that_is_not_known(string path) => IsRefusedAsync(Http.GetAsync(path), HttpStatusCode.BadRequest, "parameter-unknown");

    [Fact]
    public Task A_parameter_of_ingest_that_is_not_known() =>
        IsRefusedAsync(PostAsync("drop-copy/fix44?sesion=A", Messages.Fill("V")), HttpStatusCode.BadRequest, "parameter-unknown");

    [Theory]
    [InlineData("positions?account=A&account=B")]
    [InlineData("positions?product=CL")]
    [InlineData("positions?product=@account")]
    [InlineData("positions?asOf=20.11.2026")]
    [InlineData("positions?asOf=2026-02-30")]
    [InlineData("positions?knownAt=2026-11-20T18:00:00")]
    [InlineData("positions?knownAt=yesterday")]
    [InlineData("positions?maxpagesize=0")]
    [InlineData("positions?maxpagesize=1001")]
    [InlineData("positions?maxpagesize=1e2")]
    [InlineData("positions?maxpagesize=%2B5")]
    [InlineData("positions?after=%")]
    [InlineData("positions?after=bm8")]
    [InlineData("exceptions?after=bm8KYg")]
    [InlineData("exceptions?status=gone")]
    [InlineData("trades?status=linked")]
    [InlineData("trades?clearingDate=tomorrow")]
    public Task A_query_parameter_with_a_value_that_cannot_be(string path) => IsRefusedAsync(Http.GetAsync(path), HttpStatusCode.BadRequest, "parameter-invalid");

    [Theory]
    [InlineData("trades/..%2Fpositions")]
    [InlineData("trades/T%3Fx=1")]
    [InlineData("trades/T%23")]
    [InlineData("trades/%25%32%46")]
    [InlineData("trades/dbs%5Cstp")]
    [InlineData("trades/%F0%9F%92%A9")]
    [InlineData("positions/BOOK-1%27%20OR%20%271%27=%271/XNYM:CL:2027-01")]
    [InlineData("positions/%22,null,%22/XNYM:CL:2027-01")]
    public Task A_key_that_plays_tricks_is_a_key_that_does_not_exist(string path) => IsRefusedAsync(Http.GetAsync(path), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("trades/T%00")]
    [InlineData("positions/BOOK-1/XNYM:CL:2027-01%00")]
    public async Task A_path_with_a_nul_is_refused_by_the_server_itself(string path)
    {
        using var response = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public Task A_key_longer_than_any_that_could_be_stored() => IsRefusedAsync(Http.GetAsync($"trades/{new string('k', 2_000)}"), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("positions?account=%27%20OR%20true%20--")]
    [InlineData("trades?instrument=%22%20OR%201=1")]
    public async Task Text_that_looks_like_sql_finds_nothing(string path) => Assert.Empty(await host.Client.ListAsync(path));

    [Fact]
    public async Task A_position_whose_account_has_odd_characters_is_found_by_its_encoded_name()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        await feed.PostAsync(Messages.Fill(host.NewName("E"), account: "odd"));
        var account = Uri.EscapeDataString(InputHost.OddAccount);

        using var one = await Http.GetAsync($"positions/{account}/{Messages.Instrument}");
        using var postings = await Http.GetAsync($"positions/{account}/{Uri.EscapeDataString(Messages.Instrument)}/postings");

        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.Equal(HttpStatusCode.OK, postings.StatusCode);
    }

    [Fact]
    public async Task A_request_of_another_site_is_a_problem()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "positions") { Headers = { { "Origin", "https://evil.example" } } };
        await Problems.AssertAsync(await Http.SendAsync(request), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_host_name_that_is_not_this_machine_is_a_problem()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "positions") { Headers = { Host = "evil.example" } };
        await Problems.AssertAsync(await Http.SendAsync(request), HttpStatusCode.MisdirectedRequest, "host-not-served");
    }

    [Fact]
    public async Task A_chunked_body_that_breaks_is_the_clients_fault()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/drop-copy/fix44 HTTP/1.1\r\nHost: localhost:{Http.BaseAddress.Port}\r\nTransfer-Encoding: chunked\r\n\r\nnot-a-length\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body) => Http.PostAsync(path, new ByteArrayContent(body));

    private static async Task IsRefusedAsync(Task<HttpResponseMessage> response, HttpStatusCode status, string code) =>
        await Problems.AssertAsync(await response, status, code);
}
