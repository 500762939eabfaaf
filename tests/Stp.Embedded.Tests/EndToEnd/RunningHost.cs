using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;
using Stp.Embedded.Surroundings;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>The whole product in this process on a free port, with the reference data of the sample day.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly EmbeddedHost _host;

    private RunningHost(EmbeddedHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = new Uri(host.BaseAddress, "api/") };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<RunningHost> StartAsync(
        string folder,
        Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var options = new EmbeddedHostOptions { DataDirectory = folder, Port = 0 };
        var host = await EmbeddedHost.StartAsync(EmbeddedSurroundings.With(options, wrapCosmos, settings));
        var content = ReferenceCsv.Read(Path.Combine(SampleDay.Folder, "reference"));
        Assert.Empty(content.Problems);
        await host.Services.GetRequiredService<TableReferenceStore>().ImportAsync(content.Entries, CancellationToken.None);
        return new RunningHost(host);
    }

    /// <summary>Posts raw messages and expects them to be accepted.</summary>
    public async Task PostAsync(string venue, string session, byte[] body)
    {
        using var response = await Http.PostAsync($"drop-copy/{venue}?session={session}", new ByteArrayContent(body));
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Waits until both queues are empty.</summary>
    public async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (_host.Queues.Count("drop-copy").Active + _host.Queues.Count("trade-events").Active > 0)
        {
            await Task.Delay(20, limit.Token);
        }
    }

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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
