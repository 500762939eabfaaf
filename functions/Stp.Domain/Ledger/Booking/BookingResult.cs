using Stp.Domain.Holding;

namespace Stp.Domain.Ledger.Booking;

/// <summary>What became of one event.</summary>
public sealed record BookingResult
{
    /// <summary>The event.</summary>
    public required TradeEvent Event { get; init; }

    /// <summary>Why the event cannot be booked: it is to be held. Null otherwise.</summary>
    public Hold? Held { get; init; }

    /// <summary>Something about the trade that a person must look at, although the event is recorded. Null otherwise.</summary>
    public Hold? Problem { get; init; }

    /// <summary>A fault of a store: nothing is known to be stored, and the message must come again. Null otherwise.</summary>
    public Exception? Fault { get; init; }

    /// <summary>Whether the trade had it already.</summary>
    public bool Duplicate { get; init; }

    /// <summary>
    /// The trades that the event concerns, as they are stored now: its own, and another to which it leads. Empty where it is held or met a fault.
    /// </summary>
    public IEnumerable<Trade> Trades { get; init; } = [];

    /// <summary>Whether both steps are stored, so that the message may be completed.</summary>
    public bool IsBooked => Held is null && Fault is null;
}
