using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Positions;
using Stp.Embedded.Commands;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Http;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Commands;

public sealed class SmokeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-smoke-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_canary_is_booked_and_cancelled_again_and_again()
    {
        await using var host = await RunningHost.StartAsync(_folder.FullName, withReference: false);

        foreach (var arguments in (string[][])[["--prepare"], []])
        {
            var run = await CommandRun.OfAsync(["smoke", "--url", host.Client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), .. arguments]);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains("The canary is booked: CANARY has 1 of", run.Output);
            Assert.Contains("The canary is cancelled: CANARY has 0 again.", run.Output);
        }

        Assert.Equal(2, (await host.Client.ListAsync("trades?account=CANARY&status=cancelled")).Count);
        Assert.Empty(await host.Client.ListAsync("exceptions?status=open"));
        var session = Assert.Single(await host.Client.ListAsync("sessions?venue=fix44&session=CANARY"));
        Assert.Empty(session.GetProperty("gaps").EnumerateArray());
    }

    [Fact]
    public async Task The_script_of_operations_books_a_canary()
    {
        await using var host = await RunningHost.StartAsync(_folder.FullName, withReference: false);
        var script = Path.Combine(EndToEnd.SampleDay.Folder, "../../eng/azure/smoke.sh");
        var start = new ProcessStartInfo(
            "bash", [script, "--prepare", "--tool", Path.Combine(AppContext.BaseDirectory, "stp.dll"), "--url", host.Client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("The canary is cancelled: CANARY has 0 again.", output);
    }

    [Fact]
    public async Task A_canary_that_nobody_prepared_is_held_and_reported()
    {
        await using var host = await RunningHost.StartAsync(_folder.FullName, withReference: false);

        var run = await CommandRun.OfAsync("smoke", "--seconds", "1", "--url", host.Client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await host.DrainAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The canary was not booked: after 1 seconds CANARY has 0", Assert.Single(run.Error.Trim().Split('\n')));
        Assert.Equal(0, host.Count(Queues.TradeEvents).Active);
        Assert.NotEmpty(await host.Client.ListAsync("exceptions?status=open&venue=fix44"));
    }

    [Theory]
    [InlineData(7, 1, "not booked: after 1 seconds CANARY has 7 of XXXX:CANARY:2099-12 and not 8")]
    [InlineData(0, 2, "not cancelled: after 1 seconds CANARY has 1 of XXXX:CANARY:2099-12 and not 0")]
    public async Task A_position_that_stays_wrong_ends_1_and_the_canary_is_cancelled(int lots, int deaf, string reason)
    {
        var book = new DeafBook(lots, deaf);
        await using var host = await HostUnderTest.StartAsync(book, [typeof(Ready), typeof(Ingest), typeof(Positions)]);

        var run = await CommandRun.OfAsync("smoke", "--seconds", "1", "--url", host.Host.BaseAddress.ToString());

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(reason, run.Error);
        Assert.Equal(2, book.Messages);
    }

    /// <summary>A book that does not hear one of the messages.</summary>
    public sealed class DeafBook(decimal lots, int deafTo)
    {
        private static readonly decimal[] Moves = [0, 1, -1];

        public int Messages { get; private set; }

        public decimal Lots { get; private set; } = lots;

        public void Take() => Lots += ++Messages == deafTo ? 0 : Moves[Messages];
    }

    public static class Ready
    {
        [Function("Ready")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request) =>
            TypedResults.Text("""{"status": "ready", "checks": {}}""", request.ContentType ?? "application/json");
    }

    public sealed class Ingest(DeafBook book)
    {
        [Function("Ingest")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drop-copy/{venue}")] HttpRequest request, string venue)
        {
            book.Take();
            return TypedResults.Json(new { accepted = 1, messages = 1 }, JsonSerializerOptions.Web, statusCode: StatusCodes.Status202Accepted);
        }
    }

    public sealed class Positions(DeafBook book)
    {
        [Function("Positions")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "positions")] HttpRequest request)
        {
            var position = new PositionView
            {
                Account = Canary.Account, Instrument = Canary.Instrument, Product = "XXXX:CANARY", Contract = "2099-12", BoughtLots = book.Lots, SoldLots = 0,
                NetLots = book.Lots, AverageBuyPrice = 1, AverageSellPrice = null, RealisedPnl = 0, Currency = "USD", NetQuantity = book.Lots, Unit = "none",
                Expiry = null, TradeCount = 1, AsOf = null, KnownAt = null, UpdatedAt = DateTimeOffset.UnixEpoch,
            };
            ArgumentNullException.ThrowIfNull(request);
            return TypedResults.Json(new Page<PositionView>([position], null), HttpJson.Default.PagePositionView);
        }
    }
}
