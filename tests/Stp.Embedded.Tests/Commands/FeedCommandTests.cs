using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Commands;

public sealed class FeedCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-feed-");
    private readonly IngestProbe _probe = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_are_sent_in_order_and_what_was_accepted_is_told()
    {
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(Ingest)]);
        var (one, two) = (Write("one.fix", 150), Write("two.fix", 2));

        var run = await CommandRun.OfAsync("feed", one, two, "--venue", "ice", "--session", "TC1", "--url", host.Host.BaseAddress.ToString());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["one.fix: 14 messages accepted", "two.fix: 7 messages accepted", "Together: 21 messages accepted"], run.Output.Trim().Split(Environment.NewLine));
        Assert.Equal(["ice TC1 100", "ice TC1 50", "ice TC1 2"], _probe.Requests);
    }

    [Fact]
    public async Task A_rate_is_kept()
    {
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(Ingest)]);
        var file = Write("slow.fix", 30);
        var started = TimeProvider.System.GetTimestamp();

        await CommandRun.OfAsync("feed", file, "--venue", "ice", "--rate", "50", "--url", host.Host.BaseAddress.ToString());

        // Thirty messages at fifty a second: the last body may not go before half a second has passed.
        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMilliseconds(490));
        Assert.Equal(6, _probe.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_ends_1_with_one_line()
    {
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(Ingest)]);

        var run = await CommandRun.OfAsync("feed", Write("a.fix", 1), "--venue", "nowhere", "--url", host.Host.BaseAddress.ToString());

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("answered 404: There is no venue nowhere.", Assert.Single(run.Error.Trim().Split('\n')));
    }

    private string Write(string name, int messages)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, string.Concat(Enumerable.Range(1, messages).Select(i => $"8=FIX.4.4|9=5|35=0|34={i}|10=000|\n")));
        return path;
    }

    public sealed class IngestProbe
    {
        public ConcurrentQueue<string> Requests { get; } = [];
    }

    public sealed class Ingest(IngestProbe probe)
    {
        [Function("Ingest")]
        public async Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drop-copy/{venue}")] HttpRequest request, string venue)
        {
            if (venue != "ice")
            {
                return TypedResults.Problem($"There is no venue {venue}.", statusCode: StatusCodes.Status404NotFound);
            }

            using var reader = new StreamReader(request.Body);
            var messages = (await reader.ReadToEndAsync()).Split('\n').Length;
            probe.Requests.Enqueue($"{venue} {request.Query["session"]} {messages}");
            return TypedResults.Json(new { accepted = 7, messages = 1 }, statusCode: StatusCodes.Status202Accepted);
        }
    }
}
