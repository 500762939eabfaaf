namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>What can be wrong at the end of a day.</summary>
public enum BreakType
{
    /// <summary>The statement has lots that the book has not.</summary>
    MissingInBook,

    /// <summary>The book has lots that the statement has not.</summary>
    MissingAtClearing,

    /// <summary>Both have the position, with different lots.</summary>
    Quantity,

    /// <summary>Both have it, at prices that differ by more than the product's tolerance.</summary>
    Price,

    /// <summary>The statement names an account that the reference data does not know, or an account of ours clears nowhere.</summary>
    UnmappedAccount,

    /// <summary>The statement names an instrument that the reference data does not know.</summary>
    UnmappedInstrument,

    /// <summary>A position is not the sum of its postings, or the postings are not those of the trades.</summary>
    IntegrityDrift,

    /// <summary>Messages are held: the book may be short of them.</summary>
    HeldExceptions,

    /// <summary>Sequence numbers of a feed are missing: the book may be short of trades.</summary>
    SequenceGap,

    /// <summary>Messages that were received before the cut-off were still in a queue when the wait for them ended.</summary>
    FeedNotDrained,

    /// <summary>A trade of a signed day was changed after the sign-off.</summary>
    LateAmendment,

    /// <summary>A clearing firm's statement had not come by its deadline.</summary>
    StatementMissing,

    /// <summary>An open position has no settlement price, or two that differ by more than the tolerance.</summary>
    SettlementPrice,
}
