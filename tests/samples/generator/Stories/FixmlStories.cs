using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Fixml;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Stories;

/// <summary>FIXML messages around the trades: give-ups, allocations, requests and their acknowledgements.</summary>
internal static class FixmlStories
{
    public static void Allocation(FeedRun run)
    {
        var instruction = new Element("AllocInstrctn").With("ID", Number(run, "AI")).With("GrpID", "177" + Number(run, "")).With("TransTyp", "0").With("Typ", "12")
            .With("Qty", "33").With("Side", "2").With("TrdDt", CmeFixml.Date(Making.BusinessDate)).With("TxnTm", CmeFixml.Time(run.Clock.JustNow(), run.Rng))
            .Add(new Element("Instrmt").With("ID", "CL").With("SecTyp", "FUT").With("MMY", "202701").With("Exch", "NYMEX"))
            .Add(new Element("Pty").With("ID", "NWE").With("R", "1"));
        Ignore(run, Kinds.Allocation, instruction);
    }

    /// <summary>A trade is marked to be given up to another firm: it was booked already, and this is no execution.</summary>
    public static void GiveUpMark(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.OneSide });
        var report = run.Venue.Report(deal, Making.New(run, deal), run.Rng);
        report = Edit.Attribute(Edit.Attribute(report, "RptTyp", "0"), "MtchStat", "0");
        var allocation = "<Alloc><Pty ID=\"148\" R=\"1\"/><Pty ID=\"519334\" R=\"24\"/></Alloc></RptSide>";
        var body = report.Body.Replace("<RptSide ", "<RptSide AllocInd=\"2\" ", StringComparison.Ordinal).Replace("</RptSide>", allocation, StringComparison.Ordinal);
        run.Send(report with { Body = body }, Outcome.Ignored(Kinds.Submission));
    }

    public static void RequestAck(FeedRun run) => Ignore(
        run, Kinds.Admin,
        new Element("TrdCaptRptReqAck").With("ReqID", Number(run, "NWE")).With("ReqTyp", "3").With("SubReqTyp", "1").With("ReqRslt", "0").With("ReqStat", "0"));

    public static void ReportAck(FeedRun run) => Ignore(
        run, Kinds.Admin,
        new Element("TrdCaptRptAck").With("RptID", Number(run, "RA")).With("TransTyp", "0").With("RptTyp", "0").With("TrdRptStat", "0").With("Txt", "Received < 1 s"));

    public static void Request(FeedRun run) =>
        Ignore(run, Kinds.Admin, new Element("TrdCaptRptReq").With("ReqID", Number(run, "RQ")).With("ReqTyp", "1").With("SubReqTyp", "1"));

    private static string Number(FeedRun run, string prefix) => $"{prefix}{run.NextDealNumber()}";

    private static void Ignore(FeedRun run, string kind, Element element) =>
        run.Send(new Payload(element.Name, element.ToString()), Outcome.Ignored(kind));
}
