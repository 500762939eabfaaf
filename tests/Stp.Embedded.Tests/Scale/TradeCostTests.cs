using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Ledger;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.Audit;
using Stp.Functions.Booking;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Restating;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Exceptions.Alarm;
using Stp.Functions.Feeds;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.Stamps;

namespace Stp.Embedded.Tests.Scale;

/// <summary>
/// What trades cost in messages, executions, operations and request units. A change that makes one dearer fails here, and docs/scale.md says what it was.
/// </summary>
public sealed class TradeCostTests : IAsyncLifetime
{
    private const string Heading = "What a trade costs";

    private static readonly string[] Containers = [StpContainers.Trades, StpContainers.Positions, StpContainers.Feeds, StpContainers.Exceptions];

    private MeteredHost _host = null!;
    private int _sequence = 1;

    /// <summary>Everything that happens once, a first trade of the feed, of its position and of an instance, has happened.</summary>
    public async ValueTask InitializeAsync()
    {
        _host = await MeteredHost.StartAsync();
        await _host.PostAsync(Messages.FixVenue, [.. Enumerable.Range(0, 10).Select(month => Fill($"first{month}", month))]);
        await _host.PostAsync("cme-stp", Report("first", action: 0));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public Task Trades_one_by_one() => AssertAsync("10 trades, each posted alone", async () =>
    {
        for (var number = 0; number < 10; number++)
        {
            await _host.PostAsync(Messages.FixVenue, Fill($"T{number}"));
        }
    });

    [Fact]
    public Task A_bundle_over_some_positions() => AssertAsync(
        "100 trades in one post, in 10 positions",
        () => _host.PostAsync(Messages.FixVenue, [.. Enumerable.Range(0, 100).Select(number => Fill($"T{number}", number % 10))]));

    [Fact]
    public Task A_bundle_in_one_position() => AssertAsync(
        "100 trades in one post, in 1 position", () => _host.PostAsync(Messages.FixVenue, [.. Enumerable.Range(0, 100).Select(number => Fill($"T{number}"))]));

    [Fact]
    public Task The_first_trade_of_a_position() => AssertAsync("1 trade, the first of its position", () => _host.PostAsync(Messages.FixVenue, Fill("T", month: 11)));

    [Fact]
    public async Task A_trade_whose_position_another_instance_has_moved()
    {
        var positions = _host.Services.GetRequiredService<StpDatabase>().Positions;
        var partition = PositionPartition.Of(new PositionKey(Messages.Account, Messages.Instrument));
        using var stored = await positions.ReadItemStreamAsync(Messages.Instrument, partition);
        using var moved = await positions.ReplaceItemStreamAsync(stored.Content, Messages.Instrument, partition);
        Assert.True(moved.IsSuccessStatusCode);

        await AssertAsync("1 trade, its position moved by another instance", () => _host.PostAsync(Messages.FixVenue, Fill("T")));
    }

    [Fact]
    public async Task A_correction_that_names_its_trade()
    {
        await _host.PostAsync(Messages.FixVenue, Fill("T"));
        var correction = Fill("C", lots: "4", more: "19=T|", execType: 'G');

        await AssertAsync("1 correction that names its trade (19)", () => _host.PostAsync(Messages.FixVenue, correction));
    }

    [Fact]
    public async Task A_replace_under_the_same_trade_key()
    {
        await _host.PostAsync("cme-stp", Report("T", action: 0));

        await AssertAsync("1 replace under the same trade key", () => _host.PostAsync("cme-stp", Report("T", action: 2, lots: 4)));
    }

    [Fact]
    public Task A_spread_of_two_legs() => AssertAsync("1 spread of two legs", () => _host.PostAsync("cme-stp", Spread("T")));

    [Fact]
    public async Task A_trade_that_comes_again()
    {
        await _host.PostAsync(Messages.FixVenue, Fill("T"));
        // Later, or the queue itself would know it.
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        await AssertAsync("1 trade that comes again", () => _host.PostAsync(Messages.FixVenue, Fill("T")));
    }

    [Fact]
    public Task A_message_that_is_held() => AssertAsync("1 message that is held", () => _host.PostAsync(Messages.FixVenue, Fill("T", account: "NOPE")));

    [Fact]
    public Task A_trade_after_which_the_pulse_of_its_feed_is_stored()
    {
        _host.Time.Advance(TimeSpan.FromSeconds(6));
        return AssertAsync("1 trade, the pulse of its feed due", () => _host.PostAsync(Messages.FixVenue, Fill("T")));
    }

    [Fact]
    public Task A_trade_before_which_the_reference_data_is_looked_at()
    {
        _host.Services.GetRequiredService<ReferenceCache>().Expire();
        return AssertAsync("1 trade, the reference data due", () => _host.PostAsync(Messages.FixVenue, Fill("T")));
    }

    [Fact]
    public Task A_page_of_positions() => AssertAsync("GET positions, a page of 10", () => _host.GetAsync("positions?maxpagesize=10"));

    [Fact]
    public async Task A_position()
    {
        await _host.GetAsync("positions");
        await AssertAsync("GET one position, feeds known", () => _host.GetAsync($"positions/{Messages.Account}/{Messages.Instrument}"));
    }

    [Fact]
    public Task The_timers_of_a_minute() => AssertAsync("The timers of a minute, nothing to do", async () =>
    {
        var durable = _host.Services.GetRequiredService<DurableTaskClient>();
        await _host.RunAsync<RaiseParkedTrades>((function, timer) => function.RunAsync(timer, CancellationToken.None));
        await _host.RunAsync<WatchExceptions>((function, timer) => function.RunAsync(timer, CancellationToken.None));
        await _host.RunAsync<WatchFeeds>((function, timer) => function.RunAsync(timer, CancellationToken.None));
        await _host.RunAsync<StartDueChecks>((function, timer) => function.RunAsync(timer, durable, CancellationToken.None));
        await _host.RunAsync<RestateSignedDays>((function, timer) => function.RunAsync(timer, durable, CancellationToken.None));
        await _host.RunAsync<MovePendingAudit>((function, timer) => function.RunAsync(timer, CancellationToken.None));
        await _host.RunAsync<CompleteReferenceChange>((function, timer) => function.RunAsync(timer, CancellationToken.None));
    });

    [Fact]
    public async Task A_minute_of_signs_of_life_of_one_of_two_stamps()
    {
        await _host.Services.GetRequiredService<StampStore>().BeatAsync("two", _host.Time.GetUtcNow(), CancellationToken.None);
        await WatchAsync();
        await AssertAsync("A minute of signs of life, of one of two stamps", async () =>
        {
            for (var beat = 0; beat < 4; beat++)
            {
                await WatchAsync();
            }
        });

        Task WatchAsync() => _host.RunAsync<WatchStamps>((function, timer) => function.RunAsync(timer, CancellationToken.None));
    }

    private async Task AssertAsync(string row, Func<Task> work)
    {
        var meter = _host.Meter;
        meter.Reset();
        await work();
        // Which writes of a batch go out alone and which in bulk is a matter of chance; how many there are is not.
        double[] counts =
        [
            meter[Meter.Sent], meter[Meter.Received], meter[Meter.Completed], meter[Meter.Peeked], meter[Meter.Executions],
            meter[Meter.Reads], meter[Meter.Writes] + meter[Meter.BatchOperations], meter[Meter.QueryPages], meter[Meter.Tables],
        ];
        ScaleDocument.AssertRow(Heading, row, counts, [.. Containers.Select(container => meter[Meter.RequestUnits(container)]), meter.AllRequestUnits]);
    }

    private byte[] Fill(string id, int month = 0, string account = "ACC1", string lots = "3", string more = "", char execType = 'F') => Messages.Wire(
        Messages.FillText(id, lots, account: account, more: more)
            .Replace("|34=3|", string.Create(CultureInfo.InvariantCulture, $"|34={_sequence++}|"), StringComparison.Ordinal)
            .Replace("|200=202701|", string.Create(CultureInfo.InvariantCulture, $"|200=2027{month + 1:00}|"), StringComparison.Ordinal)
            .Replace("|150=F|", $"|150={execType}|", StringComparison.Ordinal));

    /// <summary>A report of CME STP; action 0 is new and 2 a replace.</summary>
    private byte[] Report(string id, int action, int lots = 5) => Stp(id, $"487={action}|55=CL|200=202701|31=70.25|32={lots}|", "");

    private byte[] Spread(string id) =>
        Stp(id, "487=0|55=CL:NG|31=-1|32=5|442=3|", "555=2|600=CL|610=202701|624=1|637=70|654=L1|687=5|600=CL|610=202702|624=2|637=71|654=L2|687=5|");

    private byte[] Stp(string id, string terms, string legs)
    {
        var sequence = _sequence++;
        return Messages.Wire(
            $"8=FIX.4.4|9=?|35=AE|49=CME|56=FIRM|34={sequence}|52=20261120-11:59:59.123|571=R{id}{sequence}|1040={id}|{terms}"
            + $"75=20261120|715=20261120|60=20261120-11:59:58.5|779=20261120-11:59:59.{sequence:000}|{legs}552=1|54=1|453=1|448=560A1201|447=C|452=24|10=?");
    }
}
