using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Stories;

/// <summary>Trades that are reported once.</summary>
internal static class TradeStories
{
    public static void Plain(FeedRun run) => Tell(run, null);

    /// <summary>A trade capture report from a venue that mostly sends execution reports.</summary>
    public static void Capture(FeedRun run) => Tell(run, new Wish { Capture = true });

    public static void BothOurs(FeedRun run) => Tell(run, new Wish { Shape = Shape.BothOurs });

    public static void PipeInText(FeedRun run) => Tell(run, new Wish { Text = "desk A|B | leg 1=2" });

    /// <summary>An order identity with a '|', which is part of the trade's key.</summary>
    public static void PipeInIdentity(FeedRun run)
    {
        var deal = Making.Deal(run);
        deal.OrderId = "WEB|" + deal.OrderId;
        CmeDropCopy.SetKey(deal);
        run.Send(deal, Making.New(run, deal));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>Data that holds the delimiter, and what looks like the end of the message.</summary>
    public static void DataWithDelimiter(FeedRun run) => Tell(run, new Wish { EncodedText = $"A{FieldText.Soh}10=123{FieldText.Soh}8=FIX" });

    public static void ClearsNextDay(FeedRun run) => Tell(run, new Wish { ClearingDate = Making.NextBusinessDate });

    /// <summary>Executed on the evening before: the session already carries the next trade date.</summary>
    public static void EveningBefore(FeedRun run)
    {
        var deal = Making.Deal(run);
        var at = Making.BusinessDate.AddDays(-1).ToDateTime(new TimeOnly(23, 2)).AddMilliseconds(run.Rng.Below(3_000_000));
        run.Send(deal, Making.New(run, deal) with { At = at });
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>A clearing report without the trade's own identity: that of the report stands in.</summary>
    public static void WithoutTradeId(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.OneSide });
        deal.TradeId = "";
        deal.Key = TradeKey.Of(run.Venue.Code, deal.ExecId);
        run.Send(deal, Making.New(run, deal));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>Two executions whose identities end alike: a shortened reference fits both, the order tells them apart.</summary>
    public static void SameSuffix(FeedRun run)
    {
        var one = Making.Deal(run);
        var other = Making.Deal(run, new Wish { Contract = one.First.Contract });
        other.ExecId = other.ExecId[..^9] + one.ExecId[^9..];
        CmeDropCopy.SetKey(other);
        run.Send(one, Making.New(run, one));
        run.Agenda.In(2, () => run.Send(other, Making.New(run, other)));
        var changed = Making.Change(run, other, other.Fills);
        run.Agenda.In(6, () => run.Send(other, new Market.Version(Act.Replace, changed, run.Clock.JustNow(), run.Venue.NextExecId(other, 1), other.ExecId[^9..])));
        run.Expectation.TradeOpen(one, one.Fills);
        run.Expectation.TradeOpen(other, changed);
    }

    private static void Tell(FeedRun run, Wish? wish)
    {
        var deal = Making.Deal(run, wish);
        run.Send(deal, Making.New(run, deal));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }
}
