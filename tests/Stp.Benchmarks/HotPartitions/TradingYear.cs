namespace Stp.Benchmarks.HotPartitions;

/// <summary>The trades of a firm's year: how many on each day, and which part of them in which month of a product.</summary>
internal sealed class TradingYear
{
    private readonly FirmYear _firm;
    private readonly double[] _dayFactors;

    public TradingYear(FirmYear firm)
    {
        _firm = firm;
        var draws = new Draws(firm.Seed);
        // The mean of the factor is one, so that a year has as many trades as its ordinary days say.
        var correction = firm.DaySigma * firm.DaySigma / 2;
        _dayFactors = [.. Enumerable.Range(0, firm.Days).Select(_ => Math.Exp((firm.DaySigma * draws.Normal()) - correction) * (draws.Uniform() < firm.EventDays ? firm.EventFactor : 1))];
    }

    public double Trades(int day) => _firm.TradesADay * _dayFactors[day];

    /// <summary>Trades a second in the open and in the settlement of a day.</summary>
    public double PeakASecond(int day) => _firm.MeanASecond * _dayFactors[day] * _firm.PeakFactor;

    /// <summary>The most active of some has this part of all.</summary>
    public static double TopShare(int count) => 1 / Enumerable.Range(1, count).Sum(rank => 1.0 / rank);

    /// <summary>Number of the contract that is the front month of a day.</summary>
    public int Front(int day) => day / _firm.ExpiryDays;

    /// <summary>
    /// Lines in a contract for each trade of its product on a day. On the days before an expiry the front month's trades move on to the next, day by day;
    /// half of those that move are spreads, which have a line in each.
    /// </summary>
    public double LinesOfContract(int day, int contract)
    {
        var place = contract - Front(day);
        if (place < 0 || place >= _firm.Months)
        {
            return 0;
        }

        var moved = Moved(day) * Share(0);
        return Share(place) + (place == 0 ? -moved / 2 : place == 1 ? moved : 0);
    }

    /// <summary>The part of the front month's trades that has moved on: from none to nearly all.</summary>
    private double Moved(int day)
    {
        var left = _firm.ExpiryDays - (day % _firm.ExpiryDays);
        return left > _firm.RollDays ? 0 : (_firm.RollDays - left + 1.0) / (_firm.RollDays + 1.0);
    }

    private double Share(int place) => Math.Pow(_firm.NextMonth, place) * (1 - _firm.NextMonth) / (1 - Math.Pow(_firm.NextMonth, _firm.Months));
}
