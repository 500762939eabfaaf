using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.People;

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>A break and what people have said of it. Immutable.</summary>
public sealed record BreakReview
{
    /// <summary>Most explanations that one break may have.</summary>
    public const int MaxExplanations = 100;

    /// <summary>Most characters of an explanation.</summary>
    public const int MaxText = 2_000;

    /// <summary>The break.</summary>
    public required Break Break { get; init; }

    /// <summary>Where it stands.</summary>
    public BreakStatus Status { get; init; } = BreakStatus.Open;

    /// <summary>Who is to look at it, or null.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Every explanation, oldest first; the last one holds.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>When a later comparison did not find it any more, or null.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The break with an explanation. It takes the place of the one before, which is kept.</summary>
    /// <param name="day">The day that it belongs to, which must still be open to it.</param>
    /// <param name="by">Who explains.</param>
    /// <param name="text">Why the break is there.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ReviewException">The day is closed, the break resolved, the text empty or too long, or there are too many.</exception>
    public BreakReview Explain(DayReview day, Person by, string text, DateTimeOffset at)
    {
        RequireOpen(day);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ReviewException(ReviewCodes.TextEmpty, "An explanation must say something.");
        }

        if (text.Length > MaxText)
        {
            throw new ReviewException(ReviewCodes.TextTooLong, $"An explanation has at most {MaxText} characters; this one has {text.Length}.");
        }

        if (Explanations.Count >= MaxExplanations)
        {
            throw new ReviewException(ReviewCodes.TooManyExplanations, $"Break {Break.Id} already has {MaxExplanations} explanations.");
        }

        return this with { Status = BreakStatus.Explained, Explanations = [.. Explanations, new Explanation(by.Name, at, text.Trim(), by.Id)] };
    }

    /// <summary>The break given to somebody to look at, or to nobody.</summary>
    /// <exception cref="ReviewException">The day is closed or the break resolved.</exception>
    public BreakReview Assign(DayReview day, string? to)
    {
        RequireOpen(day);
        return this with { AssignedTo = string.IsNullOrWhiteSpace(to) ? null : to.Trim() };
    }

    /// <summary>The break once a later comparison of the same run does not find it. What has been said of it stays.</summary>
    /// <exception cref="ReviewException">The day is closed.</exception>
    public BreakReview Resolve(DayReview day, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(day);
        day.RequireOpenTo(Break);
        return Status == BreakStatus.Resolved ? this : this with { Status = BreakStatus.Resolved, ResolvedAt = at };
    }

    /// <summary>
    /// What is taken over to the same break of a later run: the person it is assigned to, and the explanations if nothing about it has changed.
    /// </summary>
    internal BreakReview CarryTo(Break later)
    {
        var holds = Status != BreakStatus.Resolved && Explanations.Count > 0 && IsSameFinding(Break, later);
        return new BreakReview
        {
            Break = later,
            AssignedTo = AssignedTo,
            Status = holds ? BreakStatus.Explained : BreakStatus.Open,
            Explanations = holds ? Explanations : [],
        };
    }

    /// <summary>The break as a later comparison of the same run found it. Other numbers want another explanation; those before are kept.</summary>
    internal BreakReview FindAgain(Break later) => IsSameFinding(Break, later) && Status != BreakStatus.Resolved ? this : this with
    {
        Break = later with { FirstDate = Break.FirstDate, AgeDays = Break.AgeDays, PreviousDate = Break.PreviousDate },
        Status = BreakStatus.Open,
        ResolvedAt = null,
    };

    private static bool IsSameFinding(Break a, Break b) =>
        a.BookLots == b.BookLots && a.StatementLots == b.StatementLots && a.BookPrice == b.BookPrice && a.StatementPrice == b.StatementPrice
        && a.Count == b.Count && a.Detail == b.Detail;

    private void RequireOpen(DayReview day)
    {
        ArgumentNullException.ThrowIfNull(day);
        day.RequireOpenTo(Break);
        if (Status == BreakStatus.Resolved)
        {
            throw new ReviewException(ReviewCodes.BreakResolved, $"Break {Break.Id} is resolved; there is nothing to explain.");
        }
    }
}
