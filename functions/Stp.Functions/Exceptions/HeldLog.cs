using Microsoft.Extensions.Logging;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions;

/// <summary>Tells the log what was held: a line for each feed and reason of a batch, with what finds the first message and no more of it.</summary>
internal static partial class HeldLog
{
    public static void Write(ILogger logger, IEnumerable<HeldException> held)
    {
        foreach (var group in held.GroupBy(one => (one.Venue, one.Session, one.Why.Reason)))
        {
            var first = group.First();
            LogHeld(logger, group.Count(), group.Key.Venue, group.Key.Session, group.Key.Reason, first.Id, first.SeqNum, first.TradeKey);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Held {Held} of {Venue} {Session}: {Reason}; the first is exception {ExceptionId}, number {SeqNum}, trade {TradeKey}")]
    private static partial void LogHeld(
        ILogger logger, int held, string venue, string? session, string reason, string exceptionId, long? seqNum, string? tradeKey);
}
