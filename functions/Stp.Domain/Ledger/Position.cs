using System.Collections.Immutable;

namespace Stp.Domain.Ledger;

/// <summary>The sums of one position by clearing date. Sums, so that any order of postings gives the same answer.</summary>
public sealed record Position
{
    /// <summary>What it is a position of.</summary>
    public required PositionKey Key { get; init; }

    /// <summary>Totals by clearing date, ascending; a date whose totals are all zero is not kept.</summary>
    public ImmutableSortedDictionary<DateOnly, DayTotals> Days { get; init; } = ImmutableSortedDictionary<DateOnly, DayTotals>.Empty;

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>A position without postings.</summary>
    public static Position Empty(PositionKey key) => new() { Key = key };

    /// <summary>The position after <paramref name="postings"/>.</summary>
    public Position Post(IEnumerable<Posting> postings, DateTimeOffset now) => Move(postings, sign: 1) with { UpdatedAt = now };

    /// <summary>The position as it was before <paramref name="postings"/>.</summary>
    public Position Without(IEnumerable<Posting> postings) => Move(postings, sign: -1);

    /// <summary>Totals of all clearing dates up to and including <paramref name="asOf"/>, or of all when it is null.</summary>
    public DayTotals Total(DateOnly? asOf = null) =>
        Days.TakeWhile(day => asOf is null || day.Key <= asOf).Aggregate(default(DayTotals), (sum, day) => sum + day.Value);

    private Position Move(IEnumerable<Posting> postings, int sign)
    {
        var days = Days.ToBuilder();
        foreach (var posting in postings)
        {
            if (posting.Position != Key)
            {
                throw new InvalidOperationException($"Posting {posting.Id} does not belong to {Key}.");
            }

            var totals = days.GetValueOrDefault(posting.ClearingDate) + (DayTotals.Of(posting) * sign);
            if (totals == default)
            {
                days.Remove(posting.ClearingDate);
            }
            else
            {
                days[posting.ClearingDate] = totals;
            }
        }

        return this with { Days = days.ToImmutable() };
    }
}
