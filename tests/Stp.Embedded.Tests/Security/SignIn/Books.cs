using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>Books trades past the queues.</summary>
internal static class Books
{
    /// <summary>A trade with a line in each of these accounts.</summary>
    public static async Task AddAsync(RunningHost host, params string[] accounts)
    {
        var booked = await host.Services.GetRequiredService<TradeBook>().BookAsync([Event(accounts)], CancellationToken.None);
        Assert.Null(booked.Single().Fault);
    }

    public static TradeEvent Event(params string[] accounts) => Event("test." + string.Join('.', accounts), new VersionStamp(0, 0), [], accounts);

    /// <summary>A report of a trade, with its own version and raw message.</summary>
    public static TradeEvent Event(string tradeKey, VersionStamp version, byte[] raw, params string[] accounts) => new()
    {
        TradeKey = tradeKey,
        Action = version.Major == 0 ? TradeAction.New : TradeAction.Replace,
        Version = version,
        Venue = "test",
        Session = "S",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TradeDate = new DateOnly(2026, 11, 20),
        ClearingDate = new DateOnly(2026, 11, 20),
        Lines = [.. accounts.Select((account, leg) => Line($"{leg}", account))],
        Raw = raw,
    };

    private static TradeLine Line(string leg, string account) =>
        new() { LegId = leg, Account = account, Instrument = "XNYM:CL:2027-01", Side = Side.Buy, Lots = 1, Price = 70 };
}
