using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>One position of an account as the check saw it: as of the business date, as known at the cut-off.</summary>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Total">Totals of all clearing dates up to and including the business date.</param>
/// <param name="Day">Totals of the business date alone.</param>
public sealed record BookPosition(string Instrument, DayTotals Total, DayTotals Day)
{
    /// <summary>Totals of all clearing dates before the business date.</summary>
    public DayTotals Before => Total + (Day * -1);

    /// <summary>Bought less sold.</summary>
    public decimal NetLots => Total.BoughtLots - Total.SoldLots;
}

/// <summary>What a position traded on one clearing date, as known at the cut-off.</summary>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Date">The clearing date.</param>
/// <param name="Totals">Totals of that date alone.</param>
public sealed record BookDay(string Instrument, DateOnly Date, DayTotals Totals);
