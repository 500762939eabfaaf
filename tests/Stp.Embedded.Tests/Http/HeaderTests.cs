using System.Net;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Http;

/// <summary>What every answer carries, and what none does.</summary>
[Collection(nameof(InputHost))]
public sealed class HeaderTests(InputHost host)
{
    private HttpClient Http => host.Client.Http;

    [Theory]
    [InlineData("GET", "positions")]
    [InlineData("GET", "health/live")]
    [InlineData("GET", "docs")]
    [InlineData("GET", "nothing")]
    [InlineData("GET", "trades/unknown")]
    [InlineData("GET", "positions?acount=x")]
    [InlineData("POST", "drop-copy/fix44")]
    [InlineData("DELETE", "positions")]
    public async Task Every_answer_tells_browsers_to_do_no_more_than_they_must(string method, string path)
    {
        using var response = await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("default-src 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.NotEqual("", Header(response, "X-Request-Id"));
        Assert.False(response.Headers.Contains("Server"));
        // Not encrypted here, and a browser would ignore it.
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("order-17.3_a")]
    [InlineData("3f0c6f0e7d7b4f1c9a52d6f1b1a0c4de")]
    public async Task A_request_id_comes_back_in_the_header_and_in_a_problem(string id)
    {
        using var response = await SendAsync(HttpMethod.Get, "trades/unknown", ("X-Request-Id", id));

        Assert.Equal(id, Header(response, "X-Request-Id"));
        Assert.Equal(id, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_request_id_that_may_not_stand_in_a_log_is_replaced(string id)
    {
        using var response = await SendAsync(HttpMethod.Get, "health/live", ("X-Request-Id", id));

        Assert.Matches("^[0-9a-f]{32}$", Header(response, "X-Request-Id"));
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Other_methods_are_405_with_those_that_are_served(string method)
    {
        using var response = await SendAsync(new HttpMethod(method), "positions");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_a_problem() => await Problems.AssertAsync(
        await SendAsync(HttpMethod.Get, "openapi.json", ("If-Match", "\"another\"")), HttpStatusCode.PreconditionFailed, "precondition-failed");

    [Fact]
    public async Task A_browsers_question_whether_another_site_may_ask_is_not_answered_with_yes()
    {
        using var response = await SendAsync(
            HttpMethod.Options, "positions", ("Origin", "https://other.example"), ("Access-Control-Request-Method", "GET"));

        Assert.False(response.IsSuccessStatusCode);
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return await Http.SendAsync(request);
    }
}
