using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;

namespace Stp.Domain.EndOfDay.Reports;

/// <summary>Everything that the check has found out about one account. Once the day is signed, this is what it was.</summary>
public sealed record AccountResult
{
    /// <summary>Our account.</summary>
    public required string Account { get; init; }

    /// <summary>The positions at the cut-off, by instrument.</summary>
    public required IReadOnlyList<BookPosition> Positions { get; init; }

    /// <summary>The same positions marked to market.</summary>
    public required IReadOnlyList<PositionMark> Marks { get; init; }

    /// <summary>Every break of the account, and of instruments that it holds.</summary>
    public required IReadOnlyList<Break> Breaks { get; init; }

    /// <summary>Firms for whose statement it was not compared; none where it was.</summary>
    public required IReadOnlyList<string> MissingFirms { get; init; }

    /// <summary>The signed business date from whose check it was added up; null where everything was read.</summary>
    public DateOnly? GoesOnFrom { get; init; }

    /// <summary>Trades read.</summary>
    public required long Trades { get; init; }

    /// <summary>Postings read.</summary>
    public required long Postings { get; init; }

    /// <summary>Puts the three parts of the check of an account together.</summary>
    public static AccountResult Of(AccountBook book, AccountComparison comparison, MarkedAccount marked)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(marked);
        return new AccountResult
        {
            Account = book.Account,
            Positions = book.Positions,
            Marks = marked.Positions,
            Breaks = [.. book.Drifts, .. comparison.Breaks, .. marked.Breaks],
            MissingFirms = comparison.MissingFirms,
            Trades = book.Trades,
            Postings = book.Postings,
        };
    }
}
