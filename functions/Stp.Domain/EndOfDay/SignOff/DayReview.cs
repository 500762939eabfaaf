using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.People;

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>The sign-off of one run of a business date: what may happen next, and who has signed. Immutable.</summary>
public sealed record DayReview
{
    /// <summary>The business date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Number of the run, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>Whether a person who has explained a break may not be the only one who signs.</summary>
    public required bool FourEyes { get; init; }

    /// <summary>Where it stands.</summary>
    public DayStatus Status { get; init; } = DayStatus.Running;

    /// <summary>The signatures, oldest first.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>When the last signature made it signed, or null.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When it was first seen that the book was changed after the sign-off, or null.</summary>
    public DateTimeOffset? RestatedAt { get; init; }

    /// <summary>The day once its report is there.</summary>
    public DayReview Publish() => Status == DayStatus.Running ? this with { Status = DayStatus.AwaitingSignOff } : this;

    /// <summary>The day once its run has ended without a report.</summary>
    public DayReview Fail() => Status == DayStatus.Running ? this with { Status = DayStatus.Failed } : this;

    /// <summary>
    /// The day with a signature. It is signed at once, unless four eyes are asked for and everybody who has signed has explained something: then
    /// the signature is kept, and another person's is awaited.
    /// </summary>
    /// <param name="by">Who signs.</param>
    /// <param name="progress">How far its breaks have come.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ReviewException">The day does not await it, a break is open, or the same person has signed already.</exception>
    public DayReview Sign(Person by, ReviewProgress progress, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (Status != DayStatus.AwaitingSignOff)
        {
            throw Refused();
        }

        if (progress.Open > 0)
        {
            throw new ReviewException(
                ReviewCodes.BreaksOpen, $"{progress.Open} {(progress.Open == 1 ? "break is" : "breaks are")} neither explained nor resolved.");
        }

        if (Signatures.Any(signature => signature.Who.IsSame(by)))
        {
            throw new ReviewException(
                ReviewCodes.AlreadySigned, $"{by.Name} has signed {Name} and has explained breaks of it; somebody who explained none must sign.");
        }

        Signature[] signatures = [.. Signatures, new Signature(by.Name, at, progress.HasExplained(by), by.Id)];
        var isSigned = !FourEyes || signatures.Any(signature => !progress.HasExplained(signature.Who));
        return this with
        {
            Signatures = signatures,
            Status = isSigned ? DayStatus.Signed : DayStatus.AwaitingSignOff,
            SignedAt = isSigned ? at : null,
        };
    }

    /// <summary>The signed day once its book was found changed. A day that is not signed is not restated: its report is not final.</summary>
    public DayReview Restate(DateTimeOffset at) => Status == DayStatus.Signed ? this with { Status = DayStatus.Restated, RestatedAt = at } : this;

    /// <summary>The day once a later run of the date takes its place: when that one is published if this was not signed, else when that is signed.</summary>
    public DayReview Supersede() => Status == DayStatus.Failed ? this : this with { Status = DayStatus.Superseded };

    /// <summary>Whether a break may still be explained, assigned and resolved.</summary>
    public bool IsOpenTo(Break one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return Status == DayStatus.AwaitingSignOff || (Status == DayStatus.Restated && one.Type == BreakType.LateAmendment);
    }

    /// <summary>Refuses unless <see cref="IsOpenTo"/>.</summary>
    /// <exception cref="ReviewException">It is not.</exception>
    internal void RequireOpenTo(Break one)
    {
        if (!IsOpenTo(one))
        {
            throw Refused();
        }
    }

    private string Name => $"{Date:yyyy-MM-dd} (run {Run})";

    private ReviewException Refused() => Status switch
    {
        DayStatus.Running => new ReviewException(ReviewCodes.DayRunning, $"The check of {Name} is still running."),
        DayStatus.Signed => new ReviewException(ReviewCodes.DaySigned, $"{Name} is signed."),
        DayStatus.Restated => new ReviewException(
            ReviewCodes.DayRestated, $"{Name} was changed after it was signed: late amendments may be explained, and a new run be signed."),
        DayStatus.Superseded => new ReviewException(ReviewCodes.DaySuperseded, $"A later run has taken the place of {Name}."),
        _ => new ReviewException(ReviewCodes.DayFailed, $"The check of {Name} ended without a report."),
    };
}
