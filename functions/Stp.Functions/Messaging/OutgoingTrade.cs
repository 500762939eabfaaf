using System.Diagnostics;
using Stp.Domain.Ledger;
using Stp.Functions.Exceptions.Reprocessing;

namespace Stp.Functions.Messaging;

/// <summary>A trade event on its way to be booked.</summary>
/// <param name="Event">The event.</param>
/// <param name="Ticket">Of the exception in which it was held before, which then hears what became of it; null where it was not.</param>
/// <param name="Step">The span in whose trace it goes on; null where it has none.</param>
internal readonly record struct OutgoingTrade(TradeEvent Event, ReprocessTicket? Ticket = null, Activity? Step = null);
