namespace Stp.Domain.Reference;

/// <summary>How the options of a product are paid for.</summary>
public enum Marking
{
    /// <summary>Like futures: gains and losses change hands each day.</summary>
    Futures,

    /// <summary>The premium is paid with the trade, and nothing changes hands until exercise or expiry.</summary>
    Premium,
}
