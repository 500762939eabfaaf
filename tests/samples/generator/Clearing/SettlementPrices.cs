using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Clearing;

/// <summary>What every contract settles at on the business date and on the one before: a few ticks from where the day traded.</summary>
internal sealed class SettlementPrices
{
    private const int MostTicks = 25;

    private readonly Dictionary<string, decimal> _today = [];
    private readonly Dictionary<string, decimal> _before = [];

    public SettlementPrices(Rng rng)
    {
        foreach (var contract in Contracts.All.Append(Contracts.Unmapped))
        {
            _before.Add(contract.Instrument, contract.Price + (contract.Product.Tick * rng.Between(-MostTicks, MostTicks)));
            _today.Add(contract.Instrument, contract.Price + (contract.Product.Tick * rng.Between(-MostTicks, MostTicks)));
        }
    }

    public IReadOnlyDictionary<string, decimal> Today => _today;

    public IReadOnlyDictionary<string, decimal> Before => _before;

    /// <summary>British gas settles as its clearing firm says; everything else is uploaded as well.</summary>
    public static bool IsUploaded(Contract contract) => contract.Product.Name != "IFEU:GWM";
}
