using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Pages.Layout;

namespace Stp.Functions.Pages.Serving;

/// <summary>What the page after a form says. Its address names one of these texts: an address that somebody else made cannot put words into a page.</summary>
internal static class PageNotices
{
    public const string Mapped = "mapped";
    public const string Reprocessing = "reprocessing";
    public const string Dismissed = "dismissed";
    public const string Dismissing = "dismissing";
    public const string Accepted = "accepted";
    public const string TakenBack = "taken-back";
    public const string Reopened = "reopened";
    public const string Assigned = "assigned";
    public const string Commented = "commented";
    public const string Explained = "explained";
    public const string Signed = "signed";
    public const string Started = "started";
    public const string RunIsThere = "there";
    public const string Saved = "saved";
    public const string Deleted = "deleted";
    public const string Imported = "imported";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [Mapped] = "The code is mapped, and the messages that waited for it are on their way.",
        [Reprocessing] = "It is on its way through normalizing and booking.",
        [Dismissed] = "It is dismissed. It can be opened again.",
        [Dismissing] = "They are being dismissed. Each can be opened again.",
        [TakenBack] = "The numbers are missed again. Positions are marked as short for them in a few seconds.",
        [Accepted] = "The numbers are accepted as missing. Positions are complete without them in a few seconds.",
        [Reopened] = "It is open again.",
        [Assigned] = "It is assigned.",
        [Commented] = "The comment is kept.",
        [Explained] = "The explanation is kept.",
        [Signed] = "Your signature is kept.",
        [Started] = "The check is started.",
        [RunIsThere] = "The date has a run already: this one.",
        [Saved] = "The row is saved. It holds in every instance within 30 seconds.",
        [Deleted] = "The row is deleted. What it has mapped stays booked.",
        [Imported] = "The file is imported. It holds in every instance within 30 seconds.",
    };

    /// <summary>Names one of them.</summary>
    public static QueryParameter<string?> Parameter { get; } =
        QueryParameter.OneOf("done", "What was done just before, as the form that did it names it.", [.. Texts.Keys]);

    /// <summary>The notice that an address names, or null.</summary>
    public static PageNotice? Of(QueryParameters query) => query.Get(Parameter) is { } name ? new PageNotice(Texts[name]) : null;
}
