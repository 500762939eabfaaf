namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>Makes a book and its checkpoint of the positions that are known.</summary>
internal static class KnownBook
{
    /// <summary>The book at the cut-off.</summary>
    /// <param name="account">Our account.</param>
    /// <param name="positions">By instrument, ordinal.</param>
    /// <param name="trades">Trades read.</param>
    /// <param name="postings">Postings read.</param>
    public static AccountBook Of(string account, IReadOnlyList<KnownPosition> positions, long trades, long postings)
    {
        var booked = positions.Select(position => position.Position()).Where(position => position.Total != default || position.Day != default);
        return new AccountBook(account, [.. booked], trades, postings, Drifts: [])
        {
            RecentDays = [.. positions.SelectMany(position => position.RecentDays())],
        };
    }

    /// <summary>The checkpoint of a book that does not drift.</summary>
    /// <param name="account">Our account.</param>
    /// <param name="moment">As of when the book is.</param>
    /// <param name="positions">By instrument, ordinal, each with the print of what it is now.</param>
    public static AccountCheckpoint Checkpoint(string account, CheckMoment moment, IEnumerable<(KnownPosition Known, BookPrint Now)> positions) => new(
        account, moment.KnownBy, moment.From, [.. positions.Select(position => position.Known.Checkpoint(position.Now)).OfType<PositionCheckpoint>()]);
}
