using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Stories;

/// <summary>What a feed carries besides trades: ignored, and counted by kind.</summary>
internal static class NoiseStories
{
    public static void Heartbeat(FeedRun run) => Ignore(run, Kinds.Session, "0", new FieldText());

    public static void TestRequest(FeedRun run) => Ignore(run, Kinds.Session, "1", new FieldText().Add(112, $"TEST{run.Rng.Below(10_000)}"));

    public static void ResendRequest(FeedRun run) => Ignore(run, Kinds.Session, "2", new FieldText().Add(7, 12).Add(16, 0));

    public static void SessionReject(FeedRun run) =>
        Ignore(run, Kinds.Session, "3", new FieldText().Add(45, 7).Add(371, 108).Add(372, 'A').Add(373, 5).Add(58, "Value is incorrect"));

    public static void News(FeedRun run) => Ignore(run, Kinds.Admin, "B", new FieldText().Add(148, "Recovery is Complete").Add(58, "Recovery is Complete"));

    public static void TradingSessionStatus(FeedRun run) => Ignore(run, Kinds.Admin, "h", new FieldText().Add(336, 1).Add(340, 2));

    public static void ReportRequest(FeedRun run) => Ignore(run, Kinds.Admin, "AD", new FieldText().Add(568, "DAY").Add(569, 1).Add(263, 1));

    public static void UserResponse(FeedRun run) => Ignore(run, Kinds.Admin, "BF", new FieldText().Add(923, "U1").Add(553, "nwe_stp").Add(926, 1));

    public static void SecurityDefinition(FeedRun run) =>
        Ignore(run, Kinds.Reference, run.Rng.Chance(50) ? "d" : "f", new FieldText().Add(320, "R1").Add(322, "D1").Add(323, 4).Add(55, run.Venue.Code));

    /// <summary>The state of an order and its reject: executions these are not.</summary>
    public static void OrderState(FeedRun run)
    {
        var state = run.Rng.Pick<string>(["0", "4", "5", "8", "C"]);
        var report = Edit.Field(Edit.Field(Report(run), 150, state), 39, state == "5" ? "0" : state);
        Send(run, Kinds.Order, Edit.Field(report, 32, "0"));
    }

    /// <summary>A report of status, which may look like a fill.</summary>
    public static void StatusReport(FeedRun run) => Send(run, Kinds.Order, Edit.Field(Report(run), 20, "3"));

    public static void CancelReject(FeedRun run) => Ignore(
        run, Kinds.Order, "9", new FieldText().Add(11, "nw1").Add(37, "NONE").Add(39, 8).Add(41, "nw0").Add(102, 1).Add(434, 1).Add(58, "Unknown order"));

    public static void NewOrder(FeedRun run) => Ignore(
        run, Kinds.Order, run.Rng.Pick<string>(["D", "F", "G"]),
        new FieldText().Add(11, "nw2").Add(38, 5).Add(40, 2).Add(44, "70.10").Add(54, 1).Add(55, "CL").Add(60, run.Clock.JustNow()));

    /// <summary>A deal that the venue says is not, or not yet, one.</summary>
    public static void IceStatus(FeedRun run) => Send(run, Kinds.Order, Edit.Field(Report(run), 39, run.Rng.Chance(50) ? "0" : "8"));

    /// <summary>A firm's own report to the clearing house, as it is echoed.</summary>
    public static void Submission(FeedRun run) => Send(run, Kinds.Submission, Capture(run, 856, "RptTyp", "0"));

    /// <summary>A submission that was refused is still a submission.</summary>
    public static void SubmissionRejected(FeedRun run) =>
        Send(run, Kinds.Submission, run.Venue is CmeFixml
            ? Edit.Attribute(Capture(run, 0, "RptTyp", "0"), "TrdRptStat", "1")
            : Edit.Field(Capture(run, 856, "", "0"), 939, "1"));

    public static void Rejected(FeedRun run) => Send(run, Kinds.Rejected, Capture(run, 939, "TrdRptStat", "1"));

    public static void Unmatched(FeedRun run) => Send(run, Kinds.Unmatched, Capture(run, 939, "TrdRptStat", "100"));

    public static void UnmatchedStatus(FeedRun run) => Send(run, Kinds.Unmatched, Capture(run, 573, "MtchStat", "1"));

    private static Payload Capture(FeedRun run, int tag, string attribute, string value) =>
        run.Venue is CmeFixml ? Edit.Attribute(Report(run), attribute, value) : Edit.Field(Report(run), tag, value);

    private static Payload Report(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.OneSide });
        return run.Venue.Report(deal, Making.New(run, deal), run.Rng);
    }

    private static void Ignore(FeedRun run, string kind, string type, FieldText text) => Send(run, kind, new Payload(type, text.ToString()));

    private static void Send(FeedRun run, string kind, Payload payload) => run.Send(payload, Outcome.Ignored(kind));
}
