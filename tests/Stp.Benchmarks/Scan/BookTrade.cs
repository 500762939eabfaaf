using System.Globalization;
using Stp.Benchmarks.EndToEnd;
using Stp.Domain.Ledger;

namespace Stp.Benchmarks.Scan;

/// <summary>One trade of a generated book, a pure function of its number: accounts and instruments arrive mixed, as they do in a day.</summary>
internal readonly record struct BookTrade(int Number, BookSize Size)
{
    private const int MonthsInYear = 12;
    private const int FirstYear = 2027;

    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The business date of most trades; every fifth cleared the day before.</summary>
    public static DateOnly BusinessDate { get; } = new(2026, 11, 20);

    /// <summary>The business date of trades beyond the size of the book.</summary>
    public static DateOnly NextDate { get; } = new(2026, 11, 23);

    public bool HasTwoAccounts => Number % BookSize.Rare == 1;

    public bool IsAmended => Number % BookSize.Rare == 2;

    private uint Mixed => (uint)Number * 2_654_435_761u;

    private int Account => (int)((Mixed >> 3) % (uint)Size.Accounts);

    public static string AccountName(int account) => string.Create(CultureInfo.InvariantCulture, $"BOOK-{account:D4}");

    private int Lots => 1 + (int)((Mixed >> 18) % 50);

    public TradeEvent New() => Event(TradeAction.New, Morning.Ticks, isAmended: false);

    /// <summary>The trade with a lot more.</summary>
    public TradeEvent Amendment() => Event(TradeAction.Replace, Morning.Ticks + 1, isAmended: true);

    /// <summary>Its lines; the amendment has a lot more.</summary>
    public TradeLine[] Lines(bool isAmended)
    {
        var lots = Lots + (isAmended ? 1 : 0);
        var line = Line("1", Account, Side.Buy, lots);
        return HasTwoAccounts ? [line, Line("2", (Account + 1) % Size.Accounts, Side.Sell, lots)] : [line];
    }

    private TradeEvent Event(TradeAction action, long version, bool isAmended)
    {
        var received = Morning.AddTicks(Number * 10_000L);
        return new TradeEvent
        {
            TradeKey = string.Create(CultureInfo.InvariantCulture, $"cme-stp.14DDEDEFAEF{Mixed:X8}.{Number:D8}"),
            Action = action,
            Version = new VersionStamp(version, 0),
            Venue = "cme-stp",
            Session = "S1",
            SeqNum = Number + 1,
            ReceivedAt = received,
            TransactTime = received,
            TradeDate = BusinessDate,
            ClearingDate = Number >= Size.Trades ? NextDate : BusinessDate.AddDays(Number % 5 == 0 ? -1 : 0),
            Lines = Lines(isAmended),
            Raw = new DayTrade(Number).CaptureReport(Number + 1),
        };
    }

    private TradeLine Line(string leg, int account, Side side, int lots)
    {
        var (month, product) = Math.DivRem((int)((Mixed >> 13) % (uint)Size.InstrumentsInAccount), DayTrade.Products.Length);
        return new TradeLine
        {
            LegId = leg,
            Account = AccountName(account),
            Instrument = string.Create(CultureInfo.InvariantCulture, $"{DayTrade.Products[product].Name}:{FirstYear + (month / MonthsInYear)}-{1 + (month % MonthsInYear):D2}"),
            Side = (Mixed >> 17) % 2 == 0 ? side : side == Side.Buy ? Side.Sell : Side.Buy,
            Lots = lots,
            Price = DayTrade.Products[product].Price + ((int)((Mixed >> 20) % 200) / 100m),
            Trader = "Jane Doe",
            Broker = "Marex",
            ClearingFirm = "560",
        };
    }
}
