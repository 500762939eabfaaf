using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Stories;

/// <summary>Trades that are changed or ended after, and sometimes before, their first report arrives.</summary>
internal static class AmendmentStories
{
    public static void Amended(FeedRun run) => InOrder(run, run.Rng.Between(1, 3), null);

    public static void AmendedCapture(FeedRun run) => InOrder(run, run.Rng.Between(1, 2), new Wish { Capture = true });

    /// <summary>New and several versions in any order: the latest version counts, not the last to arrive.</summary>
    public static void Shuffled(FeedRun run)
    {
        var deal = Making.Deal(run);
        var versions = History(run, deal, run.Rng.Between(2, 3));
        var final = versions[^1];
        run.Rng.Shuffle(versions);
        Schedule(run, deal, versions);
        run.Expectation.TradeOpen(deal, final.Fills);
    }

    public static void ReplaceFirst(FeedRun run)
    {
        var deal = Making.Deal(run);
        var versions = History(run, deal, 1);
        Schedule(run, deal, [versions[1], versions[0]]);
        run.Expectation.TradeOpen(deal, versions[1].Fills);
    }

    /// <summary>A replace that says what was known already.</summary>
    public static void Unchanged(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, Making.New(run, deal));
        run.Agenda.In(run.Rng.Between(2, 9), () => run.Send(deal, Making.Amend(run, deal, 1, Act.Replace, deal.Fills, run.Clock.JustNow())));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>A replace is the first and only report: its identity is the trade's, so it stands by itself.</summary>
    public static void StartsAsReplace(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, new Version(Act.Replace, deal.Fills, run.Clock.JustNow(), deal.ExecId));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>A placeholder price, replaced by the final one.</summary>
    public static void Provisional(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, Making.New(run, deal) with { Provisional = true });
        IReadOnlyList<Fill> final = [.. deal.Fills.Select(f => f with { Price = f.Price + (f.Contract.Product.Tick * 7) })];
        run.Agenda.In(run.Rng.Between(5, 30), () => run.Send(deal, Making.Amend(run, deal, 1, Act.Replace, final, run.Clock.JustNow())));
        run.Expectation.TradeOpen(deal, final);
    }

    public static void Busted(FeedRun run) => Bust(run, null);

    public static void BustedCapture(FeedRun run) => Bust(run, new Wish { Capture = true });

    public static void BustFirst(FeedRun run)
    {
        var deal = Making.Deal(run);
        var first = Making.New(run, deal);
        run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow()));
        run.Agenda.In(run.Rng.Between(1, 12), () => run.Send(deal, first with { At = first.At.AddSeconds(-5) }));
        run.Expectation.TradeCancelled(deal.Key);
    }

    /// <summary>Busted when everything else of the day has been sent.</summary>
    public static void LateBust(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, Making.New(run, deal));
        run.Agenda.AtEnd(() => run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow())));
        run.Expectation.TradeCancelled(deal.Key);
    }

    /// <summary>A change that arrives after the bust, with a later version, does not bring the trade back.</summary>
    public static void BustThenReplace(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, Making.New(run, deal));
        run.Agenda.In(3, () => run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow())));
        run.Agenda.In(7, () => run.Send(deal, Making.Amend(run, deal, 2, Act.Replace, Making.Change(run, deal, deal.Fills), run.Clock.JustNow())));
        run.Expectation.TradeCancelled(deal.Key);
    }

    /// <summary>The trade of this bust never comes.</summary>
    public static void LoneBust(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow()));
        run.Expectation.TradeParked(deal.Key);
    }

    /// <summary>The report that this replace refers to never comes.</summary>
    public static void LoneReplace(FeedRun run)
    {
        var deal = Making.Deal(run);
        run.Send(deal, new Version(Act.Replace, deal.Fills, run.Clock.JustNow(), run.Venue.NextExecId(deal, 1), run.Venue.ReferenceTo(deal.ExecId)));
        run.Expectation.TradeParked(deal.Key);
    }

    /// <summary>
    /// Changes that all carry the time of the execution: when they were first sent decides. The older change is
    /// sent again at the end, as a PossDup with its first sending time, and must not win.
    /// </summary>
    public static void SameTransactTime(FeedRun run)
    {
        var fix = (FixRun)run;
        var deal = Making.Deal(run);
        var first = Making.New(run, deal);
        run.Send(deal, first);
        var older = Making.Change(run, deal, deal.Fills);
        var newer = Making.Change(run, deal, older);
        run.Agenda.In(4, () =>
        {
            var payload = run.Send(deal, Making.Amend(run, deal, 1, Act.Replace, older, first.At));
            var sentAs = fix.Remembered[^1].Stamp;
            run.Agenda.In(7, () => fix.SendAgain(sentAs, payload, Expected.Outcome.Trade));
        });
        run.Agenda.In(8, () => run.Send(deal, Making.Amend(run, deal, 2, Act.Replace, newer, first.At)));
        run.Expectation.TradeOpen(deal, newer);
    }

    private static void Bust(FeedRun run, Wish? wish)
    {
        var deal = Making.Deal(run, wish);
        run.Send(deal, Making.New(run, deal));
        run.Agenda.In(run.Rng.Between(1, 25), () => run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow())));
        run.Expectation.TradeCancelled(deal.Key);
    }

    private static void InOrder(FeedRun run, int changes, Wish? wish)
    {
        var deal = Making.Deal(run, wish);
        run.Send(deal, Making.New(run, deal));
        var fills = deal.Fills;
        var turn = 0;
        for (var serial = 1; serial <= changes; serial++)
        {
            fills = Making.Change(run, deal, fills);
            turn += run.Rng.Between(2, 12);
            var (number, changed) = (serial, fills);
            run.Agenda.In(turn, () => run.Send(deal, Making.Amend(run, deal, number, Act.Replace, changed, run.Clock.JustNow())));
        }

        run.Expectation.TradeOpen(deal, fills);
    }

    /// <summary>What happened some minutes ago, oldest first: the new, then changes.</summary>
    private static Version[] History(FeedRun run, Deal deal, int changes)
    {
        var versions = new Version[changes + 1];
        var at = run.Clock.JustNow().AddMinutes(-changes - 1);
        versions[0] = new Version(Act.New, deal.Fills, at, deal.ExecId);
        for (var serial = 1; serial <= changes; serial++)
        {
            at = at.AddSeconds(run.Rng.Between(5, 50));
            versions[serial] = Making.Amend(run, deal, serial, Act.Replace, Making.Change(run, deal, versions[serial - 1].Fills), at);
        }

        return versions;
    }

    private static void Schedule(FeedRun run, Deal deal, Version[] versions)
    {
        var turn = 0;
        foreach (var version in versions)
        {
            run.Agenda.In(turn, () => run.Send(deal, version));
            turn += run.Rng.Between(1, 6);
        }
    }
}
