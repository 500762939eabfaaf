using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Stories;

/// <summary>Spreads: one report whose legs are lines, or a summary that is ignored with a report for each leg.</summary>
internal static class SpreadStories
{
    public static void OneReport(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.Spread, Contract = SpreadContract(run) });
        run.Send(deal, Making.New(run, deal));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    public static void OneReportAmended(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.Spread, Contract = SpreadContract(run) });
        run.Send(deal, Making.New(run, deal));
        var changed = Making.Change(run, deal, deal.Fills);
        run.Agenda.In(5, () => run.Send(deal, Making.Amend(run, deal, 1, Act.Replace, changed, run.Clock.JustNow())));
        run.Expectation.TradeOpen(deal, changed);
    }

    public static void LegReports(FeedRun run)
    {
        var link = $"SP{run.NextDealNumber():0000000}";
        var contract = SpreadContract(run);
        var whole = Making.Deal(run, new Wish { Shape = Shape.Spread, Contract = contract });
        var legs = whole.Fills.Select(fill => Leg(run, whole, fill, link)).ToArray();
        run.Send(Summary(run, legs[0]), Outcome.Ignored(Kinds.SpreadSummary));
        foreach (var leg in legs)
        {
            run.Send(leg, Making.New(run, leg));
            run.Expectation.TradeOpen(leg, leg.Fills);
        }
    }

    private static Deal Leg(FeedRun run, Deal whole, Fill fill, string link)
    {
        var leg = new Deal
        {
            Shape = Shape.Leg,
            Fills = [fill],
            Number = run.NextDealNumber(),
            TradeDate = whole.TradeDate,
            ClearingDate = whole.ClearingDate,
            LinkId = link,
        };
        run.Venue.Identify(leg, run.Rng);
        return leg;
    }

    private static Payload Summary(FeedRun run, Deal leg)
    {
        var version = Making.New(run, leg);
        return run.Venue switch
        {
            CmeStp => CmeStp.Summary(leg, version, run.Rng),
            CmeDropCopy => CmeDropCopy.Summary(leg, version),
            GenericFix generic => generic.Summary(leg, version, run.Rng),
            _ => CmeFixml.Summary(leg, version, run.Rng),
        };
    }

    /// <summary>Of a product with at least one other contract of its kind.</summary>
    private static Contract SpreadContract(FeedRun run)
    {
        var candidates = run.Venue.Contracts.Where(c => c.Option is null && c.IsMonth
            && run.Venue.Contracts.Count(o => o.Product == c.Product && o.Option is null) > 1).ToArray();
        return run.Rng.Pick(candidates);
    }
}
