namespace Stp.Domain.Ledger;

/// <summary>What a report does to a trade (TradeReportTransType 487, ExecTransType 20, ExecType 150, as the dialect says).</summary>
public enum TradeAction
{
    /// <summary>A trade, or the same trade told again.</summary>
    New,

    /// <summary>The trade with other terms.</summary>
    Replace,

    /// <summary>The trade never was.</summary>
    Cancel,
}

/// <summary>Direction of a line.</summary>
public enum Side
{
    /// <summary>FIX Side 1.</summary>
    Buy,

    /// <summary>FIX Side 2.</summary>
    Sell,
}

/// <summary>Whether a price is settled.</summary>
public enum PriceKind
{
    /// <summary>The price at which the trade clears.</summary>
    Final,

    /// <summary>A placeholder (CME PriceType 423 = 100) that a later version replaces.</summary>
    Provisional,
}
