using System.Text;
using Stp.Domain.Tests.Conformance;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>Messages that book, to be placed around a bad one or to be spoilt.</summary>
internal static class Messages
{
    public const string FixVenue = "fix44";
    public const string FixmlVenue = "cme-stp";
    public const string Account = "BOOK-1";
    public const string Instrument = "XNYM:CL:2027-01";

    /// <summary>A fill as text, <c>|</c> for SOH, with what is to be computed left open.</summary>
    public static string FillText(
        string id, string lots = "3", string price = "70.25", string date = "20261120", string account = "ACC1", string symbol = "CL", string more = "") =>
        $"8=FIX.4.4|9=?|35=8|49=BRK|56=FIRM|34=3|52=20261120-12:00:00|17={id}|150=F|39=2|1={account}|55={symbol}|200=202701|54=1|31={price}|32={lots}"
        + $"|75={date}|60=20261120-11:59:59|{more}10=?";

    /// <summary>A fill as it is on the wire.</summary>
    public static byte[] Fill(
        string id, string lots = "3", string price = "70.25", string date = "20261120", string account = "ACC1", string symbol = "CL", string more = "") =>
        Wire(FillText(id, lots, price, date, account, symbol, more));

    /// <summary>The bytes of a text; length and checksum are computed where they stand as <c>?</c>.</summary>
    public static byte[] Wire(string text) => FixText.Bytes(text);

    /// <summary>A trade capture report as a document.</summary>
    public static byte[] Fixml(string id, string lots = "4", string attributes = "", string inside = "") => Encoding.UTF8.GetBytes(FixmlText(id, lots, attributes, inside));

    public static string FixmlText(string id, string lots = "4", string attributes = "", string inside = "") =>
        $"""
        <FIXML><TrdCaptRpt RptID="R{id}" TrdID2="{id}" RptTyp="101" TrdRptStat="0" TransTyp="0" TrdDt="2026-11-20" BizDt="2026-11-20"
        """
        + $"""
         TxnTm="2026-11-20T05:59:58-06:00" LastPx="69.5" LastQty="{lots}" {attributes}><Instrmt ID="CL" Sym="CLF7" SecTyp="FUT" MMY="202701"/>
        """
        + $"""<RptSide Side="1"><Pty R="4" ID="560"/><Pty R="24" Src="C" ID="560A1236"/></RptSide>{inside}</TrdCaptRpt></FIXML>""";

    /// <summary>The trade key of a fill or report made here.</summary>
    public static string KeyOf(string venue, string id) => venue == FixVenue ? $"{FixVenue}.{id}.20261120.CL.1" : $"{FixmlVenue}.{id}";

    /// <summary>Bodies one after the other, each on lines of its own.</summary>
    public static byte[] Lines(params IEnumerable<byte[]> bodies) => [.. bodies.SelectMany(body => body.Append((byte)'\n'))];
}
