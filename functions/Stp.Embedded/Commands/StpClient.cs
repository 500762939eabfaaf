using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stp.Functions.Http;

namespace Stp.Embedded.Commands;

/// <summary>Calls a running host over HTTP, and tries again while it is away or busy.</summary>
internal sealed class StpClient : IDisposable
{
    public const string KeyVariable = "STP_API_KEY";

    /// <summary>A token of Entra, for a host in Azure.</summary>
    public const string TokenVariable = "STP_ACCESS_TOKEN";

    private const int MaxErrorChars = 500;

    /// <summary>A restart of the host, or the failover of a zone, takes less than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public StpClient(Uri url, TimeProvider time, HttpMessageHandler? handler = null)
    {
        _time = time;
        _http = new HttpClient(handler ?? new SocketsHttpHandler { UseCookies = false }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key)
        {
            _http.DefaultRequestHeaders.Add(Security.ApiKeyMiddleware.Header, key);
        }

        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>Hands over raw messages; gives how many the host found in them.</summary>
    /// <remarks>A body may arrive twice when its answer was lost: booking the same messages again changes nothing.</remarks>
    public async Task<int> PostAsync(string venue, string? session, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var path = $"api/drop-copy/{Uri.EscapeDataString(venue)}" + (session is null ? "" : $"?session={Uri.EscapeDataString(session)}");
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            cancellationToken);
        return (await ReadAsync(response, HttpJson.Default.Acceptance, cancellationToken)).Accepted;
    }

    /// <summary>Uploads a file; the same file a second time changes nothing.</summary>
    public async Task PutFileAsync(string path, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, path)
            {
                Content = new ReadOnlyMemoryContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } },
            },
            cancellationToken);
    }

    /// <summary>Adds or changes rows of reference data; the same rows a second time change nothing.</summary>
    public async Task ImportAsync(string map, string csv, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"api/reference/{map}/import") { Content = new StringContent(csv, Encoding.UTF8, "text/csv") },
            cancellationToken);
    }

    /// <summary>Asks for something to be started, which may be asked twice.</summary>
    public async Task<T> StartAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, path), cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>One thing.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<T>> ListAsync<T>(string path, JsonTypeInfo<Page<T>> type, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        for (var next = path; next is not null;)
        {
            var page = await GetAsync(next, type, cancellationToken);
            items.AddRange(page.Value);
            next = page.NextLink;
        }

        return items;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException fault)
        {
            throw new CommandFailedException($"{response.RequestMessage!.RequestUri} gave no answer of this system: {fault.Message}", fault);
        }
    }

    private static bool MayPass(HttpStatusCode status) => status
        is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            var (response, fault) = await TryAsync(request, cancellationToken);
            if (response is { IsSuccessStatusCode: true })
            {
                return response;
            }

            using (response)
            {
                var wait = response?.Headers.RetryAfter?.Delta ?? pause;
                if ((response is not null && !MayPass(response.StatusCode)) || _time.GetElapsedTime(started) + wait > Patience)
                {
                    throw new CommandFailedException(await ExplainAsync(response, fault, cancellationToken), fault!);
                }

                await Task.Delay(wait, _time, cancellationToken);
            }
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Fault)> TryAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var message = request();
        try
        {
            return (await _http.SendAsync(message, cancellationToken), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, fault);
        }
    }

    private async Task<string> ExplainAsync(HttpResponseMessage? response, Exception? fault, CancellationToken cancellationToken)
    {
        if (response is null)
        {
            return $"{_http.BaseAddress} does not answer: {fault!.Message}";
        }

        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return $"{_http.BaseAddress} answered {(int)response.StatusCode}: {Detail(body)}";
    }

    /// <summary>The detail of a problem, else its title, else the body, in one line.</summary>
    private static string Detail(string body)
    {
        var text = body;
        try
        {
            using var problem = JsonDocument.Parse(body);
            text = problem.RootElement.TryGetProperty("detail", out var detail) || problem.RootElement.TryGetProperty("title", out detail)
                ? detail.ToString() : body;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not a problem document, so what it says is all there is.
        }

        text = text.ReplaceLineEndings(" ");
        return text.Length <= MaxErrorChars ? text : text[..MaxErrorChars] + "...";
    }
}
