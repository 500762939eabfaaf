using System.Security.Cryptography;
using System.Text;
using Stp.Domain.Holding;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Normalizing;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions;

/// <summary>Makes held exceptions of what the ledger refuses or reports.</summary>
internal static class HeldExceptions
{
    private const int IdBytes = 16;

    /// <summary>The exception for a message that was held when it was normalized.</summary>
    public static HeldException Of(MessageContext context, NormalizedRaw raw) => new(
        HoldFingerprint.Of(context.Venue, raw.Raw.Span, raw.Message.Held!.Reason),
        raw.Message.Held,
        context.Venue,
        raw.Message.Feed.Session ?? context.Session,
        raw.Message.Feed.SeqNum,
        raw.Raw,
        context.ReceivedAt);

    /// <summary>The exception for a result, or null where there is nothing for a person to see.</summary>
    public static HeldException? Of(BookingResult result) => result switch
    {
        { Held: { } hold } => Of(result, hold, $"{result.Event.TradeKey} {hold.Reason} {Convert.ToHexString(SHA256.HashData(result.Event.Raw.Span))}"),
        // A problem is the trade's and not the message's: one exception, whichever message brings it to light.
        { Problem: { } problem } => Of(result, problem, $"{problem.Reason} {problem.Detail}"),
        _ => null,
    };

    private static HeldException Of(BookingResult result, Hold why, string identity) => new(
        IdOf(identity), why, result.Event.Venue, result.Event.Session, result.Event.SeqNum, result.Event.Raw, result.Event.ReceivedAt, result.Event.TradeKey);

    /// <summary>An id that is the same whenever the identity is.</summary>
    public static string IdOf(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, IdBytes));
}
