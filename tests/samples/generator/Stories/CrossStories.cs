using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;

namespace Stp.Samples.Generator.Stories;

/// <summary>Trades of the clearing feed that are reported in both of its formats: one trade, one key.</summary>
internal static class CrossStories
{
    public static void RepeatedInFixml(FeedRun run)
    {
        var (deal, first) = Start(run);
        run.Handover.Enqueue(other => other.Send(deal, first));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    public static void AmendedInFixml(FeedRun run)
    {
        var (deal, first) = Start(run);
        var changed = Making.Change(run, deal, deal.Fills);
        run.Handover.Enqueue(other => other.Send(deal, Making.Amend(other, deal, 1, Act.Replace, changed, first.At.AddSeconds(95))));
        run.Expectation.TradeOpen(deal, changed);
    }

    public static void BustedInFixml(FeedRun run)
    {
        var (deal, first) = Start(run);
        run.Handover.Enqueue(other => other.Send(deal, Making.Amend(other, deal, 1, Act.Cancel, deal.Fills, first.At.AddSeconds(95))));
        run.Expectation.TradeCancelled(deal.Key);
    }

    private static (Deal Deal, Market.Version First) Start(FeedRun run)
    {
        var deal = Making.Deal(run);
        var first = Making.New(run, deal);
        run.Send(deal, first);
        return (deal, first);
    }
}
