using Stp.Domain.Holding;

namespace Stp.Domain.Ledger.Booking;

/// <summary>Reports that amend each other in a circle, or a chain beyond the limit; the event is held.</summary>
internal sealed class ReferenceCycleException(string tradeKey, string reference)
    : Exception($"Report {tradeKey} amends {reference}, which leads back to it or through too many others.")
{
    public Hold Hold => new(ReasonCodes.ReferenceCycle, Message);
}
