namespace Stp.Pages.Charts;

/// <summary>The net position of a delivery period in one unit.</summary>
/// <param name="Unit">The physical unit.</param>
/// <param name="Period">The delivery month <c>2027-01</c>, or another period, <c>2027-Q1</c>.</param>
/// <param name="Net">The net quantity; long is above zero.</param>
public sealed record DeliveryNet(string Unit, string Period, decimal Net)
{
    private const int MonthLength = 7;

    /// <summary>
    /// Sums by unit and delivery month; a delivery day counts in its month. Options are left out: their lots are no quantity that is sure to be delivered.
    /// </summary>
    /// <param name="positions">Of each position its contract, its net quantity and its unit; one without a unit is left out.</param>
    public static IReadOnlyList<DeliveryNet> Of(IEnumerable<(string Contract, decimal? Net, string? Unit)> positions) =>
    [
        .. positions
            .Where(p => p is { Net: not null, Unit: not null, Contract.Length: > 0 } && !p.Contract.Contains(':', StringComparison.Ordinal))
            .GroupBy(p => (p.Unit!, Period: PeriodOf(p.Contract)))
            .Select(group => new DeliveryNet(group.Key.Item1, group.Key.Period, group.Sum(p => p.Net!.Value)))
            .OrderBy(net => net.Unit, StringComparer.Ordinal)
            .ThenBy(net => net.Period, StringComparer.Ordinal),
    ];

    /// <summary><c>2026-11-23</c> is of <c>2026-11</c>; what is no day stays what it is.</summary>
    private static string PeriodOf(string contract) =>
        DateOnly.TryParseExact(contract, "yyyy-MM-dd", out _) ? contract[..MonthLength] : contract;
}
