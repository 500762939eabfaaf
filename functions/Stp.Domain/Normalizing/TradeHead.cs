using Stp.Domain.Holding;
using Stp.Domain.Ledger;

namespace Stp.Domain.Normalizing;

/// <summary>A trade event while it is being read.</summary>
internal struct TradeHead
{
    public string Key;
    public string? Reference;
    public TradeAction Action;
    public VersionStamp Version;
    public bool VersionIsRight;
    public TradeDates Dates;
    public Hold? DateProblem;
    public IReadOnlyList<TradeLine> Lines;
}
