using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Reference;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>The desk of the person who works held messages, over HTTP, and a feed that brings them.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Venue = Messages.FixVenue;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Reference:RefreshInterval"] = "00:00:00.010",
        // However slow the machine is, a mapping that was changed is seen.
        ["Reference:MaxWait"] = "00:01:00",
        ["Resilience:RetryDelay"] = "00:00:00.002",
        ["Resilience:MaxRetryDelay"] = "00:00:00.050",
        ["Resilience:BreakerBreak"] = "00:00:00.600",
        // What fails is given back at once, so that a queue soon gives it up.
        ["Resilience:HoldLimit"] = "00:00:00",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-desk-");

    private Desk()
    {
    }

    public RunningHost Host { get; private set; } = null!;

    public HttpClient Http => Host.Client.Http;

    /// <summary>Starts the product; it knows account code ACC1 and instrument code CL of the feed.</summary>
    public static async Task<Desk> StartAsync(
        Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null,
        Func<EmbeddedHostOptions, EmbeddedHostOptions>? change = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var desk = new Desk();
        var all = Settings.Concat(settings ?? []).GroupBy(setting => setting.Key).ToDictionary(setting => setting.Key, setting => setting.Last().Value);
        desk.Host = await RunningHost.StartAsync(Path.Combine(desk._folder.FullName, "data"), wrapCosmos, all, change);
        await desk.MapAsync(ReferenceMap.Accounts, "ACC1", ("account", Messages.Account));
        await desk.MapAsync(ReferenceMap.Instruments, "CL", ("instrument", "XNYM:CL"));
        return desk;
    }

    /// <summary>Adds or changes a row of reference data.</summary>
    public Task MapAsync(ReferenceMap map, string code, params (string Column, string Value)[] values) => Host.Services
        .GetRequiredService<TableReferenceStore>()
        .ImportAsync([new ReferenceEntry(map, Venue, code, values.ToDictionary(value => value.Column, value => value.Value))], CancellationToken.None);

    /// <summary>Posts messages and waits until they are worked through.</summary>
    public async Task FeedAsync(params byte[][] messages)
    {
        await Host.Client.PostAsync(Venue, "S1", Messages.Lines(messages));
        await Host.DrainAsync();
    }

    public Task<List<JsonElement>> ListAsync(string query = "") => Host.Client.ListAsync($"exceptions?maxpagesize=1000{query}");

    public Task<List<JsonElement>> GroupsAsync(string query = "") => Host.Client.ListAsync($"exceptions/groups?maxpagesize=1000{query}");

    /// <summary>The only exception there is.</summary>
    public async Task<JsonElement> OnlyAsync() => Assert.Single(await ListAsync());

    /// <summary>One exception with all that is known of it.</summary>
    public Task<JsonElement> GetAsync(string id) => Http.GetFromJsonAsync<JsonElement>($"exceptions/{id}");

    /// <summary>Posts a JSON body and gives status and answer.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string path, string body = "{}")
    {
        using var response = await Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Reprocesses what matches, and gives the batch once it is done.</summary>
    public Task<JsonElement> ReprocessAllAsync(string body = "{}") => EndedAsync("exceptions/reprocess", body);

    /// <summary>Dismisses what matches, and gives the batch once it is done.</summary>
    public Task<JsonElement> DismissAllAsync(string filter, string reason) =>
        EndedAsync("exceptions/dismiss", $$"""{"filter": {{filter}}, "reason": "{{reason}}"}""");

    /// <summary>Starts a batch, and gives it once it is done.</summary>
    private async Task<JsonElement> EndedAsync(string path, string body)
    {
        var (status, started) = await PostAsync(path, body);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var batch = started;
        await Eventually.HoldsAsync(
            async () =>
            {
                batch = await Http.GetFromJsonAsync<JsonElement>($"exceptions/batches/{Text(started, "id")}");
                return batch.GetProperty("isDone").GetBoolean();
            },
            "the batch was done");
        return batch;
    }

    /// <summary>How many postings there are of the account that <see cref="Messages"/> book to.</summary>
    public async Task<int> PostingsAsync(string account) =>
        (await Host.Client.ListAsync($"positions/{account}/{Messages.Instrument}/postings?maxpagesize=1000")).Count;

    public static string Text(JsonElement item, string name) => item.GetProperty(name).ToString();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
