using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stp.Benchmarks.EndOfDay;

/// <summary>What a user does over HTTP at the end of a business date.</summary>
internal sealed class CheckClient(Uri host, DateOnly date) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(host, "api/"), Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The date as routes have it.</summary>
    public string Date { get; } = Text(date);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Uploads a file.</summary>
    public async Task PutAsync(string path, byte[] file)
    {
        using var response = await _http.PutAsync(new Uri(path, UriKind.Relative), new ByteArrayContent(file));
        await RequireAsync(response);
    }

    /// <summary>The clock may have begun a check while the book was filled, and to ask for a run while one is under way gives that one.</summary>
    public async Task AwaitRunningAsync()
    {
        using var response = await _http.GetAsync(new Uri($"eod/{Date}", UriKind.Relative));
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
            await EndAsync();
        }
    }

    /// <summary>Starts a run and waits for its report; gives its number.</summary>
    public async Task<int> CheckAsync()
    {
        using var start = await _http.PostAsync(new Uri($"eod/{Date}?rerun=true", UriKind.Relative), content: null);
        await RequireAsync(start);
        var state = await EndAsync();
        return state.GetProperty("status").GetString() == "awaitingSignOff"
            ? state.GetProperty("run").GetInt32()
            : throw new InvalidOperationException($"The check ended without a report: {state}");
    }

    /// <summary>The report of the latest run.</summary>
    public async Task<JsonElement> ReportAsync() => await _http.GetFromJsonAsync<JsonElement>($"eod/{Date}/report");

    /// <summary>Explains every break of a report, and signs the date.</summary>
    public async Task SignAsync(JsonElement report)
    {
        foreach (var id in report.GetProperty("breaks").EnumerateArray().Select(one => one.GetProperty("id").GetString()))
        {
            using var explained = await _http.PostAsJsonAsync($"eod/{Date}/breaks/{id}/explain", new { text = "It is planted." });
            await RequireAsync(explained);
        }

        using var signed = await _http.PostAsync(new Uri($"eod/{Date}/sign-off", UriKind.Relative), content: null);
        await RequireAsync(signed);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>How the latest run stands once it is no longer under way.</summary>
    private async Task<JsonElement> EndAsync()
    {
        while (true)
        {
            var state = await _http.GetFromJsonAsync<JsonElement>($"eod/{Date}");
            if (state.GetProperty("status").GetString() != "running")
            {
                return state;
            }

            await Task.Delay(Poll);
        }
    }

    private static async Task RequireAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
