using Stp.Benchmarks.Parsing;

namespace Stp.Benchmarks.Normalizing;

/// <summary>Trades of the usual sizes, complete for the dialects that read them.</summary>
internal static class TradeMessages
{
    /// <summary>ExecutionReport (8), a fill of a future.</summary>
    public static byte[] ExecutionReport { get; } = Messages.Seal(
        "35=8|49=EXCHANGE|56=TRADINGFIRM|34=210417|52=20261120-14:03:07.416820|50=DC01|57=DESK7|142=GB|37=7391820465512|11=ALGO-77120934|"
        + "17=7391820465512:0000031|150=F|39=1|1=ACME-ENERGY-01|55=BRN|48=BRNF0027|22=8|461=FFCXXX|167=FUT|200=202701|207=IFEU|54=1|38=40|40=2|44=74.31|"
        + "59=0|32=12|31=74.29|151=28|14=12|6=74.29|442=1|75=20261120|60=20261120-14:03:07.416000|528=P|77=O|198=90001234567|1057=Y|");

    /// <summary>TradeCaptureReport (AE) with two sides, two parties each, both ours.</summary>
    public static byte[] TradeCaptureReport { get; } = Messages.Seal(
        "35=AE|49=EXCHANGE|56=TRADINGFIRM|34=48213|52=20261120-14:03:07.416|571=14DDEDEFAEF0004D4F2E|1003=101065|1040=14DDEDEFAEF0004D4F30|487=0|856=101|939=0|"
        + "570=N|55=NG|48=NGF7|22=98|167=FUT|461=FXXXXX|200=202701|207=XNYM|32=25|31=4.195|75=20261120|715=20261120|60=20261120-14:03:07.000|779=20261120-14:03:07.155|423=2|442=1|573=0|552=2|"
        + "54=1|37=C2455473|11=ORD-1|453=2|448=123|447=D|452=1|448=COMPANY001|447=C|452=24|"
        + "54=2|37=C2455474|11=ORD-2|453=2|448=685|447=D|452=1|448=COMPANY002|447=C|452=24|");
}
