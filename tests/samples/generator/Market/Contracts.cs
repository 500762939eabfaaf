namespace Stp.Samples.Generator.Market;

/// <summary>Thirty contracts over futures, options, gas flow and power, and the few that reference data lacks.</summary>
internal static class Contracts
{
    private static readonly Product Brent = new("IFEU", "BRN", 1000, "bbl", "USD", 1, 0.01m, Desk.Oil);
    private static readonly Product BrentOption = Brent with { Desk = Desk.Options };
    private static readonly Product Wti = new("XNYM", "CL", 1000, "bbl", "USD", 1, 0.01m, Desk.Oil);
    private static readonly Product WtiOption = new("XNYM", "LO", 1000, "bbl", "USD", 1, 0.01m, Desk.Options);
    private static readonly Product HenryHub = new("XNYM", "NG", 10000, "MMBtu", "USD", 1, 0.001m, Desk.UsGas);
    private static readonly Product HenryHubSwap = new("XNYM", "NN", 2500, "MMBtu", "USD", 1, 0.001m, Desk.UsGas);
    private static readonly Product Gasoil = new("IFEU", "G", 100, "t", "USD", 1, 0.25m, Desk.Distillates);

    // One lot is 1 MW of flow: the energy depends on the hours of the period, with daylight saving.
    private static readonly Product Ttf = new("NDEX", "TFM", 720, "MWh", "EUR", 1, 0.005m, Desk.EuropeanGas)
    {
        SizeByPeriod = [("2027-01", 744), ("2027-02", 672), ("2027-Q2", 2184)],
    };

    // Pence a therm; one lot is 1,000 therms a day.
    private static readonly Product Nbp = new("IFEU", "GWM", 30000, "therm", "GBP", 0.01m, 0.01m, Desk.UkGas)
    {
        SizeByPeriod = [("2027-01", 31000), ("2027-02", 28000), ("2027-Q1", 90000)],
    };

    private static readonly Product PowerMonth = new("XEEE", "F1BM", 720, "MWh", "EUR", 1, 0.01m, Desk.Power)
    {
        SizeByPeriod = [("2027-01", 744), ("2027-02", 672)],
    };

    private static readonly Product PowerQuarter = new("XEEE", "F1BQ", 2184, "MWh", "EUR", 1, 0.01m, Desk.Power)
    {
        SizeByPeriod = [("2027-Q1", 2159)],
    };

    private static readonly Product PowerDay = new("XEEE", "F1BD", 24, "MWh", "EUR", 1, 0.01m, Desk.Power);
    private static readonly Product HeatingOil = new("XNYM", "HO", 42000, "gal", "USD", 1, 0.0001m, Desk.Oil, Specified: false);
    private static readonly Product Houston = new("IFEU", "HOU", 1000, "bbl", "USD", 1, 0.01m, Desk.Oil, Specified: false);
    private static readonly Product Unknown = new("XXXX", "ZQX", 1000, "bbl", "USD", 1, 0.01m, Desk.Oil, Specified: false);

    public static IReadOnlyList<Contract> All { get; } =
    [
        new(Brent, "2027-01", 74.10m), new(Brent, "2027-02", 73.85m), new(Brent, "2027-03", 73.60m), new(Brent, "2027-06", 72.95m),
        new(BrentOption, "2027-03", 2.35m, new(false, 70)), new(BrentOption, "2027-03", 0.88m, new(true, 82.5m)),
        new(Wti, "2027-01", 70.20m), new(Wti, "2027-02", 69.95m), new(Wti, "2027-03", 69.70m), new(Wti, "2027-12", 67.90m),
        new(HenryHub, "2027-01", 4.310m), new(HenryHub, "2027-02", 4.205m), new(HenryHub, "2027-03", 3.980m), new(HenryHub, "2027-04", 3.610m),
        new(HenryHubSwap, "2027-01", 4.312m),
        new(WtiOption, "2027-01", 0.52m, new(true, 75)), new(WtiOption, "2027-01", 1.48m, new(false, 70)),
        new(WtiOption, "2027-02", 0.61m, new(true, 80)),
        new(Ttf, "2027-01", 31.450m), new(Ttf, "2027-02", 31.600m), new(Ttf, "2027-Q2", 28.125m),
        new(Nbp, "2027-01", 82.40m), new(Nbp, "2027-02", 82.95m), new(Nbp, "2027-Q1", 82.10m),
        new(Gasoil, "2026-12", 662.25m), new(Gasoil, "2027-01", 658.50m),
        new(PowerMonth, "2027-01", 96.40m), new(PowerMonth, "2027-02", 91.15m), new(PowerQuarter, "2027-Q1", 89.75m),
        new(PowerDay, "2026-11-23", 3.20m),
    ];

    public static IEnumerable<Product> Products => All.Select(c => c.Product).DistinctBy(p => p.Name);

    public static IReadOnlyList<Contract> Where(params string[] products) =>
        [.. products.SelectMany(name => All.Where(c => c.Product.Name == name))];

    /// <summary>Mapped, and no specification of its product.</summary>
    public static Contract Unspecified(string codes) => new(codes == "ice" ? Houston : HeatingOil, "2027-01", 71.00m);

    /// <summary>In no reference data at all.</summary>
    public static Contract Unmapped { get; } = new(Unknown, "2027-01", 55.00m) { Mapped = false };
}
