using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.Http;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>The product as a bridge and finance see it: over HTTP, whichever process serves it.</summary>
internal sealed class ProductClient(Uri host) : IDisposable
{
    /// <summary>Every answer is held against the description of the API.</summary>
    public HttpClient Http { get; } = new(new DescribedAnswers()) { BaseAddress = new Uri(host, "api/") };

    /// <summary>Posts raw messages and expects them to be accepted.</summary>
    public async Task PostAsync(string venue, string session, byte[] body)
    {
        using var response = await SendAsync(venue, session, body);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Posts raw messages; any answer will do.</summary>
    public async Task<HttpResponseMessage> SendAsync(string venue, string session, byte[] body, CancellationToken cancellationToken = default) =>
        await Http.PostAsync($"drop-copy/{venue}?session={Uri.EscapeDataString(session)}", new ByteArrayContent(body), cancellationToken);

    /// <summary>Every item of a list, over all its pages.</summary>
    public async Task<List<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        for (var next = path; next is not null;)
        {
            var page = await Http.GetFromJsonAsync<JsonElement>(next);
            items.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }

        return items;
    }

    public void Dispose() => Http.Dispose();
}
