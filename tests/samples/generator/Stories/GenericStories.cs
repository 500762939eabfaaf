using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Stories;

/// <summary>How brokers and front ends amend: by a chain of references, or by the same identity again.</summary>
internal static class GenericStories
{
    /// <summary>A correction of a correction: each names the report before it, and the trade is still the first one's.</summary>
    public static void Chain(FeedRun run) => Chain(run, busted: false, shuffled: false);

    public static void ChainBusted(FeedRun run) => Chain(run, busted: true, shuffled: false);

    /// <summary>The later link arrives before the one that it refers to.</summary>
    public static void ChainShuffled(FeedRun run) => Chain(run, busted: false, shuffled: true);

    /// <summary>The front end's own identity of the execution stays the same over its reports.</summary>
    public static void UniqueId(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Prepare = d => d.UniqueId = $"5f3c-{d.Number:00000}-a1" });
        run.Send(deal, Making.New(run, deal));
        var changed = Making.Change(run, deal, deal.Fills);
        run.Agenda.In(5, () => run.Send(deal, Making.Amend(run, deal, 1, Act.Replace, changed, run.Clock.JustNow())));
        run.Expectation.TradeOpen(deal, changed);
    }

    private static void Chain(FeedRun run, bool busted, bool shuffled)
    {
        var deal = Making.Deal(run);
        var corrected = Making.Change(run, deal, deal.Fills);
        var again = Making.Change(run, deal, corrected);
        var at = run.Clock.JustNow().AddMinutes(-3);
        var (id1, id2, id3) = (run.Venue.NextExecId(deal, 1), run.Venue.NextExecId(deal, 2), run.Venue.NextExecId(deal, 3));
        Version[] steps =
        [
            new(Act.New, deal.Fills, at, deal.ExecId),
            new(Act.Replace, corrected, at.AddSeconds(20), id1, deal.ExecId),
            new(Act.Replace, again, at.AddSeconds(50), id2, id1),
            new(Act.Cancel, again, at.AddSeconds(90), id3, id2),
        ];
        int[] order = shuffled ? [0, 2, 1] : busted ? [0, 1, 2, 3] : [0, 1, 2];
        for (var i = 0; i < order.Length; i++)
        {
            var step = steps[order[i]];
            run.Agenda.In(i * 3, () => run.Send(deal, step));
        }

        if (busted)
        {
            run.Expectation.TradeCancelled(deal.Key);
        }
        else
        {
            run.Expectation.TradeOpen(deal, again);
        }
    }
}
