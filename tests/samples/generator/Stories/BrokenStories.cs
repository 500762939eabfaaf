using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Running;

namespace Stp.Samples.Generator.Stories;

/// <summary>Messages that are damaged on their way.</summary>
internal static class BrokenStories
{
    private static readonly (Damage Damage, string Reason)[] All =
    [
        (Damage.Checksum, Reasons.Checksum), (Damage.BodyLength, Reasons.BodyLength), (Damage.Truncated, Reasons.Truncated),
        (Damage.DuplicateTag, Reasons.DuplicateTag), (Damage.GroupCount, Reasons.GroupCount), (Damage.Binary, Reasons.NotFix),
    ];

    public static void Checksum(FeedRun run) => Break(run, Damage.Checksum);

    public static void BodyLength(FeedRun run) => Break(run, Damage.BodyLength);

    public static void Truncated(FeedRun run) => Break(run, Damage.Truncated);

    public static void DuplicateTag(FeedRun run) => Break(run, Damage.DuplicateTag);

    public static void GroupCount(FeedRun run) => Break(run, Damage.GroupCount);

    public static void Binary(FeedRun run) => Break(run, Damage.Binary);

    /// <summary>Damaged, and then sent again whole under the same number: it books once.</summary>
    public static void Resent(FeedRun run)
    {
        var fix = (FixRun)run;
        var deal = Making.Deal(run);
        var payload = run.Venue.Report(deal, Making.New(run, deal), run.Rng);
        var stamp = fix.SendBroken(payload, Damage.Checksum, Reasons.Checksum);
        fix.SendAgain(stamp, payload, Outcome.Trade);
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    public static void MalformedXml(FeedRun run)
    {
        var document = FixmlRun.Document(Report(run).Body);
        ((FixmlRun)run).SendDocument(document[..(document.Length / 2)], Reasons.XmlMalformed);
    }

    /// <summary>A document type definition with an entity that would read a file.</summary>
    public static void XmlWithDtd(FeedRun run)
    {
        var document = FixmlRun.Document(Report(run).Body);
        var afterDeclaration = document.IndexOf('\n', StringComparison.Ordinal) + 1;
        ((FixmlRun)run).SendDocument(
            document.Insert(afterDeclaration, "<!DOCTYPE FIXML [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n"), Reasons.XmlDtd);
    }

    /// <summary>What cannot be read has no number either: it stays missing until it is sent again.</summary>
    private static void Break(FeedRun run, Damage damage)
    {
        var fix = (FixRun)run;
        fix.SendBroken(Report(run), damage, Array.Find(All, a => a.Damage == damage).Reason);
        fix.ExpectMissing(1);
    }

    private static Payload Report(FeedRun run)
    {
        var deal = Making.Deal(run);
        return run.Venue.Report(deal, Making.New(run, deal), run.Rng);
    }
}
