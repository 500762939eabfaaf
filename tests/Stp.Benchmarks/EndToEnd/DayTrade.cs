using System.Globalization;
using Stp.Benchmarks.Parsing;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>One trade of the day, a pure function of its number: 12 accounts, 30 instruments, both sides.</summary>
internal readonly record struct DayTrade(int Number)
{
    public const int Accounts = 12;

    public const int Months = 10;

    /// <summary>The venue's code of a product, and its name here.</summary>
    public static readonly (string Code, string Name, decimal Price)[] Products = [("BRN", "IFEU:BRN", 74m), ("CL", "XNYM:CL", 70m), ("NG", "XNYM:NG", 4m)];

    /// <summary>Numbers that differ in many bits for neighbours, so that accounts and instruments mix.</summary>
    private uint Mixed => (uint)Number * 2_654_435_761u;

    public int Account => (int)((Mixed >> 4) % Accounts);

    public int Product => (int)((Mixed >> 9) % (uint)Products.Length);

    public int Month => 1 + (int)((Mixed >> 13) % Months);

    public bool IsBuy => (Mixed >> 17) % 2 == 0;

    public int Lots => 1 + (int)((Mixed >> 18) % 50);

    public decimal Price => Products[Product].Price + ((int)((Mixed >> 20) % 200) / 100m);

    public static string AccountCode(int account) => $"CLIENT-{account:D2}";

    public static string AccountName(int account) => $"BOOK-{account:D2}";

    public (string Account, string Instrument) Position =>
        (AccountName(Account), string.Create(CultureInfo.InvariantCulture, $"{Products[Product].Name}:2027-{Month:D2}"));

    /// <summary>An ExecutionReport (8) of a broker, with this MsgSeqNum; for an account code of its own where one is given.</summary>
    public byte[] ExecutionReport(int sequence, string? account = null) => Messages.Seal(string.Create(
        CultureInfo.InvariantCulture,
        $"35=8|49=BROKER|56=TRADINGFIRM|34={sequence}|52=20261120-14:03:07.416|57=DESK7|6={Price}|1={account ?? AccountCode(Account)}|11=ALGO-{Number:D8}|14={Lots}|15=USD|"
        + $"17=7391820465512:{Number:D8}|20=0|22=8|31={Price}|32={Lots}|37=739182{Number:D8}|38={Lots}|39=2|40=2|44={Price}|48={Products[Product].Code}X|"
        + $"54={(IsBuy ? 1 : 2)}|55={Products[Product].Code}|59=0|60=20261120-14:03:07.412|75=20261120|77=O|150=F|151=0|167=FUT|200=2027{Month:D2}|207=XXXX|"
        + $"442=1|453=2|448=BROKER|447=D|452=1|448=560|447=D|452=4|"));

    /// <summary>A TradeCaptureReport (AE) of an exchange, with our side and the other one, two parties each, with this MsgSeqNum.</summary>
    public byte[] CaptureReport(int sequence) => Messages.Seal(string.Create(
        CultureInfo.InvariantCulture,
        $"35=AE|49=EXCHANGE|56=TRADINGFIRM|34={sequence}|52=20261120-14:03:07.416|571=14DDEDEFAEF{Number:D8}|1003={Number}|1040=14DDEDEFBEF{Number:D8}|"
        + $"487=0|856=101|939=0|570=N|55={Products[Product].Code}|48={Products[Product].Code}|22=H|167=FUT|461=FXXXXX|200=2027{Month:D2}|207=XXXX|"
        + $"32={Lots}|31={Price}|75=20261120|715=20261120|60=20261120-14:03:07.000|779=20261120-14:03:07.155|423=2|442=1|573=0|552=2|"
        + $"54={(IsBuy ? 1 : 2)}|37=C{Number:D8}|11=ORD-{Number}|453=2|448=560|447=D|452=1|448={AccountCode(Account)}|447=C|452=24|"
        + $"54={(IsBuy ? 2 : 1)}|37=D{Number:D8}|453=2|448=685|447=D|452=1|448=OTHER01|447=C|452=24|"));
}
