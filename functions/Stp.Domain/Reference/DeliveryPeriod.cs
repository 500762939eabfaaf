namespace Stp.Domain.Reference;

/// <summary>What the contracts of a product are named after.</summary>
public enum DeliveryPeriod
{
    /// <summary>Months, such as <c>2027-01</c>.</summary>
    Month,

    /// <summary>Days, such as <c>2026-11-23</c>.</summary>
    Day,
}
