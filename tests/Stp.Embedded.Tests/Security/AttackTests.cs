using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Security;

/// <summary>Requests that are made to hurt. Each is refused cheaply, and the next honest one is served.</summary>
[Collection(nameof(InputHost))]
public sealed class AttackTests(InputHost host)
{
    private HttpClient Http => host.Client.Http;

    /// <summary>A few kilobytes that would unfold to a gigabyte.</summary>
    [Theory]
    [InlineData("POST", "drop-copy/fix44", "gzip")]
    [InlineData("POST", "drop-copy/fix44", "br")]
    [InlineData("POST", "drop-copy/fix44", "gzip, gzip")]
    [InlineData("PUT", "settlement-prices/2026-11-20", "gzip")]
    [InlineData("POST", "eod/2026-11-20/breaks/00/explain", "deflate")]
    public async Task A_compressed_body_is_not_unfolded(string method, string path, string encoding)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Bomb()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        await Problems.AssertAsync(await Http.SendAsync(request), HttpStatusCode.UnsupportedMediaType, "content-encoding-unsupported");
    }

    [Theory]
    [InlineData(200, 10)]
    [InlineData(1, 60_000)]
    [InlineData(90, 1_000)]
    public async Task A_flood_of_headers_is_cut_off(int count, int length)
    {
        var head = new StringBuilder($"GET /api/health/live HTTP/1.1\r\nHost: localhost:{Http.BaseAddress!.Port}\r\n");
        for (var i = 0; i < count; i++)
        {
            head.Append($"X-Flood-{i}: {new string('x', length)}\r\n");
        }

        Assert.StartsWith("HTTP/1.1 431", await RawAsync(Http.BaseAddress, head.Append("\r\n").ToString()), StringComparison.Ordinal);
        await AssertServesAsync(Http);
    }

    [Fact]
    public async Task A_request_line_without_an_end_is_cut_off()
    {
        Assert.StartsWith("HTTP/1.1 414", await RawAsync(Http.BaseAddress!, $"GET /api/positions?account={new string('a', 20_000)} HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        await AssertServesAsync(Http);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var folder = Directory.CreateTempSubdirectory("stp-slow-");
        try
        {
            await using var slow = await RunningHost.StartAsync(
                folder.FullName,
                change: options => options with { SlowStart = TimeSpan.FromSeconds(1.5), SlowestBodyBytesPerSecond = 10_000 },
                withReference: false);
            var address = slow.Client.Http.BaseAddress!;

            var answer = await RawAsync(address, $"POST /api/drop-copy/fix44 HTTP/1.1\r\nHost: localhost:{address.Port}\r\nContent-Length: 100000\r\n\r\n8=FIX");

            Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
            Assert.Contains("request-timeout", answer, StringComparison.Ordinal);
            await AssertServesAsync(slow.Client.Http);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Names become parts of queries, of addresses of documents, of headers and of logs. Everywhere they are values and nothing else.</summary>
    [Theory]
    [InlineData("x' OR 1=1 --")]
    [InlineData("\"}]} OR true")]
    [InlineData("@account0")]
    [InlineData("..%2F..%2Fdbs")]
    [InlineData("a\r\nSet-Cookie: x=1")]
    [InlineData("a\r\nX-Injected: 1\r\n\r\n<html>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("\u202Egnirts")]
    public async Task A_name_that_plays_tricks_is_only_a_name(string name)
    {
        var text = Uri.EscapeDataString(name);
        foreach (var path in (string[])[$"positions?account={text}", $"positions?instrument={text}", $"trades?account={text}", $"trades?instrument={text}&maxpagesize=1"])
        {
            using var response = await Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("\"value\":[]", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.False(response.Headers.Contains("X-Injected"));
        }

        using var item = await Http.GetAsync($"positions/{text}/{text}");
        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
        Assert.Equal("application/problem+json", item.Content.Headers.ContentType!.MediaType);
    }

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 16; i++)
            {
                gzip.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Sends bytes as they are, and gives what comes back until the server closes or has answered.</summary>
    private static async Task<string> RawAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[8 << 10];
        var answer = new StringBuilder();
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // The server has answered and closed while there was more to read.
        }

        return answer.ToString();
    }

    private static async Task AssertServesAsync(HttpClient http)
    {
        using var response = await http.GetAsync("health/live");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
