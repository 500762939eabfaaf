using System.Globalization;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>A day of distinct trades in a file, cut into request bodies, with its reference data beside it. Bodies alternate between two feeds.</summary>
internal sealed class GeneratedDay : IDisposable
{
    private static readonly (string Venue, string Codes)[] Feeds = [("fix44", "fix44"), ("cme-stp", "cme")];

    private readonly string _folder;
    private readonly List<(long Offset, int Length)> _bodies = [];
    private readonly FileStream _file;

    private GeneratedDay(string folder)
    {
        _folder = folder;
        _file = new FileStream(Path.Combine(folder, "day.fix"), FileMode.CreateNew, FileAccess.ReadWrite);
    }

    public string ReferenceFolder => Path.Combine(_folder, "reference");

    public int Bodies => _bodies.Count;

    public long Bytes => _file.Length;

    /// <summary>What must be booked: lots bought and sold, and trades, by account and instrument.</summary>
    public Dictionary<(string Account, string Instrument), (decimal Bought, decimal Sold, decimal Notional, int Trades)> Expected { get; } = [];

    public static GeneratedDay Write(string folder, int messages, int bundle)
    {
        var day = new GeneratedDay(Directory.CreateDirectory(folder).FullName);
        for (var first = 0; first < messages; first += bundle)
        {
            day.WriteBody(first, Math.Min(bundle, messages - first), bundle);
        }

        day._file.Flush();
        day.WriteReference();
        return day;
    }

    /// <summary>The feed and the bytes of a body. May be called by several threads.</summary>
    public (string Venue, byte[] Bytes) Read(int body)
    {
        var bytes = new byte[_bodies[body].Length];
        RandomAccess.Read(_file.SafeFileHandle, bytes, _bodies[body].Offset);
        return (FeedOf(body).Venue, bytes);
    }

    public void Dispose() => _file.Dispose();

    private static (string Venue, string Codes) FeedOf(int body) => Feeds[body % Feeds.Length];

    private void WriteBody(int first, int count, int bundle)
    {
        var (offset, isCapture) = (_file.Position, FeedOf(_bodies.Count) == Feeds[1]);
        for (var number = first; number < first + count; number++)
        {
            var trade = new DayTrade(number);
            var sequence = (_bodies.Count / Feeds.Length * bundle) + number - first + 1;
            _file.Write(isCapture ? trade.CaptureReport(sequence) : trade.ExecutionReport(sequence));
            var sum = Expected.GetValueOrDefault(trade.Position);
            Expected[trade.Position] = (
                sum.Bought + (trade.IsBuy ? trade.Lots : 0), sum.Sold + (trade.IsBuy ? 0 : trade.Lots), sum.Notional + (trade.Lots * trade.Price), sum.Trades + 1);
        }

        _bodies.Add((offset, (int)(_file.Position - offset)));
    }

    private void WriteReference()
    {
        Directory.CreateDirectory(ReferenceFolder);
        var accounts = from feed in Feeds
                       from account in Enumerable.Range(0, DayTrade.Accounts)
                       select $"{feed.Codes},{DayTrade.AccountCode(account)},{DayTrade.AccountName(account)},true";
        var instruments = from feed in Feeds from product in DayTrade.Products select $"{feed.Codes},{product.Code},{product.Name},";
        var contracts = from product in DayTrade.Products let at = product.Name.Split(':') select string.Create(CultureInfo.InvariantCulture, $"{at[0]},{at[1]},1000,bbl,USD,1,");
        File.WriteAllLines(Path.Combine(ReferenceFolder, "accounts.csv"), accounts.Prepend("venue,code,account,ours"));
        File.WriteAllLines(Path.Combine(ReferenceFolder, "instruments.csv"), instruments.Prepend("venue,code,instrument,priceFactor"));
        File.WriteAllLines(Path.Combine(ReferenceFolder, "contracts.csv"), contracts.Prepend("venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract"));
    }
}
