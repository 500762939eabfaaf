using Stp.Domain.Holding;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Exceptions.Working;

/// <summary>Which exceptions; a member that is absent or null is for any.</summary>
/// <param name="Cause">Those of this cause.</param>
/// <param name="Reason">Those held for this reason.</param>
/// <param name="Venue">Those of this venue.</param>
/// <param name="Session">Those of this session.</param>
/// <param name="Owner">Those that this person is to look at.</param>
internal sealed record ExceptionSelection(string? Cause = null, string? Reason = null, string? Venue = null, string? Session = null, string? Owner = null)
{
    public static ExceptionSelection Example { get; } = new(ExceptionItem.Example.Cause);

    public static ExceptionSelection Of(ExceptionFilter filter) => new(filter.Cause, filter.Reason, filter.Venue, filter.Session, filter.Owner);

    /// <summary>The same for the store.</summary>
    /// <exception cref="RequestException">400: the cause is none.</exception>
    public ExceptionFilter ToFilter() => Cause is null || HoldCause.TryParse(Cause, out HoldCause? _)
        ? new ExceptionFilter(Status: null, Cause, Reason, Venue, Session, Owner)
        : throw new RequestException(ProblemKinds.CauseInvalid, "The cause is not one that GET exceptions/groups gave.");
}
