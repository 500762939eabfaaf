using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Domain.Reference;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions;

/// <summary>Held messages of one cause.</summary>
/// <param name="Cause">The cause, to list or to reprocess its messages by.</param>
/// <param name="Reason">A reason code.</param>
/// <param name="Detail">One sentence for all of them.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed; null where the cause has nothing to do with it.</param>
/// <param name="Field">The field that is to blame, or null.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">When the first of them was received.</param>
/// <param name="Newest">When the last.</param>
/// <param name="Mapping">The mapping that is missing, or null.</param>
/// <param name="Ready">Whether the reference data has that mapping by now, so that reprocessing them is worth while; null where none is missing.</param>
internal sealed record ExceptionGroupItem(
    string Cause,
    string Reason,
    string Detail,
    string Venue,
    string? Session,
    string? Field,
    HeldStatus Status,
    int Count,
    DateTimeOffset Oldest,
    DateTimeOffset Newest,
    MappingItem? Mapping,
    bool? Ready)
{
    public static CsvColumns<ExceptionGroupItem> Columns { get; } = new(
        ("cause", g => g.Cause),
        ("reason", g => g.Reason),
        ("detail", g => g.Detail),
        ("venue", g => g.Venue),
        ("session", g => g.Session),
        ("field", g => g.Field),
        ("status", g => EnumText.Of(g.Status)),
        ("count", g => g.Count),
        ("oldest", g => g.Oldest),
        ("newest", g => g.Newest),
        ("map", g => g.Mapping?.Map),
        ("mapVenue", g => g.Mapping?.Venue),
        ("mapCode", g => g.Mapping?.Code),
        ("ready", g => g.Ready is null ? null : g.Ready.Value ? "true" : "false"));

    public static ExceptionGroupItem Example { get; } = new(
        ExceptionItem.Example.Cause,
        ExceptionItem.Example.Reason,
        ExceptionItem.Example.Detail,
        ExceptionItem.Example.Venue,
        Session: null,
        ExceptionItem.ExampleCause.Field,
        HeldStatus.Open,
        Count: 20,
        ExceptionItem.Example.ReceivedAt,
        ExceptionItem.Example.ReceivedAt.AddHours(10),
        MappingItem.Of(ExceptionItem.ExampleCause.Missing),
        Ready: false);

    public static ExceptionGroupItem Of(HeldGroup group, HeldStatus status, ReferenceSnapshot reference)
    {
        if (!HoldCause.TryParse(group.Cause, out var cause))
        {
            throw new InvalidOperationException($"\"{group.Cause}\" is no cause.");
        }

        return new ExceptionGroupItem(
            group.Cause,
            cause.Reason,
            cause.Describe(),
            cause.Venue,
            cause.Session,
            cause.Field,
            status,
            group.Messages,
            group.Oldest,
            group.Newest,
            MappingItem.Of(cause.Missing),
            cause.Missing?.IsIn(reference));
    }
}
