using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Options;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.Http;
using Stp.Functions.Messaging;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;
using Stp.Functions.Trades;

namespace Stp.Functions.Booking;

/// <summary>
/// Tells other systems, each by its own subscription of a topic, what a trade has become. The topic stands in the namespace of the queues, so it is there
/// whenever they are. A trade is told before the message that booked it is completed: at least once, again where that comes again, and always
/// under the same id.
/// </summary>
internal sealed class BookedTradeTopic(ServiceBusClient client, StpPipelines pipelines, IOptions<BookedTradeOptions> options)
{
    /// <summary>
    /// Property that puts the messages of one trade in order: it rises with each report. The revision stays the same where a report changes nothing that is
    /// posted, a name for example.
    /// </summary>
    public const string Version = "version";

    /// <summary>Property with every account that the trade is or was booked to, each between bars: who has had it must hear that it has left.</summary>
    public const string Accounts = "accounts";

    /// <summary>Bytes of the digest of a trade key in a message id, which has room for the longest key only without its version.</summary>
    private const int DigestBytes = 16;

    private readonly QueueSender? _sender =
        options.Value.Topic is { Length: > 0 } topic ? new QueueSender(client.CreateSender(topic), pipelines) : null;

    /// <summary>Tells the trades of what was booked, new or known already: whoever booked it before may have stopped before he told it.</summary>
    public async Task TellAsync(IReadOnlyList<BookingResult> results, CancellationToken cancellationToken)
    {
        if (_sender is null)
        {
            return;
        }

        var trades = results.SelectMany(result => result.Trades).Where(IsOfUse).DistinctBy(trade => (trade.TradeKey, VersionOf(trade)));
        await _sender.SendAsync([.. trades.Select(Message)], cancellationToken);
    }

    /// <summary>An amendment that waits for its trade tells nobody anything; nor does one that was a mere name of another trade from the beginning.</summary>
    private static bool IsOfUse(Trade trade) => trade.State.Terms is not null || trade.Revision > 0;

    private static int VersionOf(Trade trade) => trade.Events.Length + (trade.LinkedTo is null ? 0 : 1);

    /// <summary>The trade as <c>GET trades</c> lists it, with what subscriptions may filter by.</summary>
    private static ServiceBusMessage Message(Trade trade)
    {
        var item = TradeItem.Of(trade);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(trade.TradeKey)).AsSpan(0, DigestBytes);
        var accounts = trade.Revisions.SelectMany(revision => revision.Lines).Select(line => line.Account).Distinct(StringComparer.Ordinal);
        var message = new ServiceBusMessage(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(item, HttpJson.Default.TradeItem)))
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(digest)}!{VersionOf(trade)}"),
            Subject = item.Status.ToString().ToLowerInvariant(),
            ContentType = "application/json",
            ApplicationProperties =
            {
                [Version] = VersionOf(trade),
                [Queues.VenueProperty] = item.Venue,
                [Accounts] = $"|{string.Join('|', accounts)}|",
            },
        };
        TraceProperty.Write(message, Activity.Current);
        return message;
    }
}
