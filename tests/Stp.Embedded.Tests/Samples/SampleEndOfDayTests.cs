using System.Net.Http.Json;
using System.Text.Json;
using Stp.Domain.Holding;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Samples;

/// <summary>The end of the sample day, over HTTP, against what the generator expects of it.</summary>
public sealed class SampleEndOfDayTests : IDisposable
{
    private const string Date = "2026-11-20";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-evening-");

    [Fact]
    public async Task The_check_finds_the_planted_breaks_and_the_results_and_a_second_one_finds_the_same()
    {
        var endOfDay = Path.Combine(SampleDay.Folder, "end-of-day");
        await using var host = await RunningHost.StartAsync(_folder.FullName, settings: [KeyValuePair.Create<string, string?>("EndOfDay:folder", endOfDay)]);
        await SampleDay.FeedAsync(host.Client);
        await host.DrainAsync();
        await UploadAsync(host.Client, endOfDay, "settlement-prices", name => $"settlement-prices/{name}");
        await UploadAsync(host.Client, endOfDay, "statements", name => $"statements/{name}/{Date}");

        var first = await ReportAsync(host.Client, $"eod/{Date}");
        var second = await ReportAsync(host.Client, $"eod/{Date}?rerun=true");

        Assert.All([first, second], report =>
        {
            Assert.Equal(Expected("breaks.csv"), Breaks(report));
            Assert.Equal(Expected("pnl.csv"), Results(report));
            Assert.Empty(report.GetProperty("accountsNotCompared").EnumerateArray());
        });
        Assert.Equal((1, 2), (first.GetProperty("run").GetInt32(), second.GetProperty("run").GetInt32()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task UploadAsync(ProductClient client, string folder, string kind, Func<string, string> route)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, kind)))
        {
            using var response = await client.Http.PutAsync(
                route(Path.GetFileNameWithoutExtension(file)), new ByteArrayContent(await File.ReadAllBytesAsync(file)));
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Starts a run and gives its report.</summary>
    private static async Task<JsonElement> ReportAsync(ProductClient client, string start)
    {
        using var started = await client.Http.PostAsync(start, content: null);
        var run = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run").GetInt32();
        using var limit = new CancellationTokenSource(Patience);
        for (var status = "running"; status == "running";)
        {
            await Task.Delay(50, limit.Token);
            status = (await client.Http.GetFromJsonAsync<JsonElement>($"eod/{Date}?run={run}", limit.Token)).GetProperty("status").GetString();
        }

        return await client.Http.GetFromJsonAsync<JsonElement>($"eod/{Date}/report?run={run}", limit.Token);
    }

    private static List<string> Expected(string file) =>
        [.. SampleDay.Expected(file).Select(row => string.Join(',', row.Values)).Order(StringComparer.Ordinal)];

    /// <summary>Whether an amendment has waited for too long is a matter of the clock: on a slow machine the day takes longer than that.</summary>
    private static List<string> Breaks(JsonElement report) => Rows(
        report.GetProperty("breaks").EnumerateArray()
            .Where(one => !one.GetProperty("subject").ToString().EndsWith("/" + ReasonCodes.AmendmentParked, StringComparison.Ordinal)),
        "type", "account", "instrument", "clearingFirm", "subject", "bookLots", "statementLots", "bookPrice", "statementPrice", "count");

    private static List<string> Results(JsonElement report) => Rows(
        report.GetProperty("pnlByCurrency").EnumerateArray().Concat(report.GetProperty("pnlByAccount").EnumerateArray()),
        "account", "currency", "realised", "unrealised", "total", "variationMargin");

    private static List<string> Rows(IEnumerable<JsonElement> rows, params string[] columns) =>
        [.. rows.Select(row => string.Join(',', columns.Select(column => row.GetProperty(column).ToString()))).Order(StringComparer.Ordinal)];
}
