namespace Stp.Benchmarks.HotPartitions;

/// <summary>Goes through a year second by second where it is busiest, and keeps the hottest second and the largest size of each kind of partition.</summary>
/// <remarks>
/// Only the peaks of a day are drawn: the hottest second of a year does not lie outside. Where there are shares, only the partition with the largest
/// is drawn, for the same reason.
/// </remarks>
internal sealed class PartitionHeat(FirmYear firm)
{
    /// <summary>Postings that one transaction takes beside their position.</summary>
    private const int PostingsInBatch = 99;

    private const double BytesInGigabyte = 1 << 30;

    private static readonly double PostingCharge = PublishedCharge.Write(ScaleBytes.Posting + ScaleBytes.System);

    /// <summary>A record of sequence numbers is read and replaced for each batch, and is small.</summary>
    private static readonly double FeedCharge = PublishedCharge.Read(1024) + PublishedCharge.Write(1024);

    private readonly TradingYear _year = new(firm);
    private readonly Draws _draws = new(firm.Seed + 1);
    private readonly double _account = TradingYear.TopShare(firm.Accounts);
    private readonly double _product = TradingYear.TopShare(firm.Products);

    public IReadOnlyList<HotPartition> Run()
    {
        var (position, account, feed) = (new Heat(), new Heat(), new Heat());
        var feedShare = TradingYear.TopShare(firm.Feeds);
        for (var day = 0; day < firm.Days; day++)
        {
            var (contract, lines) = BusiestContract(day);
            var charge = PositionCharge(day, contract);
            var peak = _year.PeakASecond(day);
            for (var second = 0; second < 2 * firm.PeakSeconds; second++)
            {
                // A position's batch is full with 99 postings; an account has its trades in many positions, of which each is moved once in a second.
                Add(position, _draws.Poisson(peak * _account * _product * lines), PostingCharge, charge, count => Math.Ceiling(count / (double)PostingsInBatch));
                Add(account, _draws.Poisson(peak * _account), PostingCharge, charge, count => Math.Min(count, Math.Max(firm.Products * firm.Months, count / PostingsInBatch)));
                Add(feed, _draws.Poisson(peak * feedShare), perItem: 0, FeedCharge, _ => 1);
            }
        }

        var trades = Enumerable.Range(0, firm.Days).Sum(_year.Trades);
        return
        [
            new("position (`/account`, `/instrument`)", position.Alone, position.Together, Stored(LargestPosition(trades: _year.Trades))),
            new("all positions of an account (`/account`)", account.Alone, account.Together, Stored(trades * _account)),
            new("feed (`/venue`, `/session`)", feed.Alone, feed.Together, firm.Days * 1024 * ScaleBytes.Stored / BytesInGigabyte),
            new("trade (`/tradeKey`)", OfOne(4096), OfOne(4096), 4096 * ScaleBytes.Stored / BytesInGigabyte),
            new("exception (`/exceptionId`)", OfOne(4096), OfOne(4096), 4096 * ScaleBytes.Stored / BytesInGigabyte),
        ];
    }

    /// <summary>Trades a second, over all partitions, in the busiest peak of the year.</summary>
    public double PeakASecond => Enumerable.Range(0, firm.Days).Max(_year.PeakASecond);

    private static void Add(Heat heat, int count, double perItem, double perBatch, Func<int, double> batches)
    {
        if (count > 0)
        {
            heat.Alone = Math.Max(heat.Alone, count * (perItem + perBatch));
            heat.Together = Math.Max(heat.Together, (count * perItem) + (batches(count) * perBatch));
        }
    }

    /// <summary>A document that belongs to one trade or exception: written, read and written again within a second.</summary>
    private static double OfOne(int bytes) => (2 * PublishedCharge.Write(bytes)) + PublishedCharge.Read(bytes);

    /// <summary>The contract with most lines for each trade of its product.</summary>
    private (int Contract, double Lines) BusiestContract(int day) =>
        Enumerable.Range(_year.Front(day), 2).Select(contract => (contract, _year.LinesOfContract(day, contract))).MaxBy(pair => pair.Item2);

    /// <summary>A position holds the sums of each clearing date that it was traded on, so it is dearer towards the end of its life.</summary>
    private double PositionCharge(int day, int contract)
    {
        var since = Math.Max(0, (contract - firm.Months + 1) * firm.ExpiryDays);
        return PublishedCharge.Write(ScaleBytes.System + ScaleBytes.Position + ((day - since + 1) * ScaleBytes.PositionDay));
    }

    /// <summary>Postings of the position that has most over the year.</summary>
    private double LargestPosition(Func<int, double> trades) =>
        Enumerable.Range(0, (firm.Days / firm.ExpiryDays) + firm.Months)
            .Max(contract => Enumerable.Range(0, firm.Days).Sum(day => trades(day) * _account * _product * _year.LinesOfContract(day, contract)));

    private static double Stored(double postings) => postings * (ScaleBytes.Posting + ScaleBytes.System) * ScaleBytes.Stored / BytesInGigabyte;

    private sealed class Heat
    {
        public double Alone { get; set; }

        public double Together { get; set; }
    }
}
