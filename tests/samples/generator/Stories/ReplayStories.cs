using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Running;

namespace Stp.Samples.Generator.Stories;

/// <summary>The same report twice, numbers that go missing, and sessions that start again.</summary>
internal static class ReplayStories
{
    /// <summary>The same report again, as if it were news.</summary>
    public static void Repeated(FeedRun run) => Twice(run, possResend: false);

    /// <summary>The same report under a new number, marked as a possible resend.</summary>
    public static void PossResend(FeedRun run) => Twice(run, possResend: true);

    /// <summary>Some recent reports again, under their old numbers.</summary>
    public static void PossDup(FeedRun run)
    {
        var fix = (FixRun)run;
        var from = Math.Max(0, fix.Remembered.Count - run.Rng.Between(3, 9));
        var again = fix.Remembered.Skip(from).Take(run.Rng.Between(1, 4)).ToArray();
        foreach (var (stamp, payload) in again)
        {
            fix.SendAgain(stamp, payload, Outcome.Trade);
        }
    }

    /// <summary>A report goes missing and comes later: a PossDup that was never seen before.</summary>
    public static void GapFilled(FeedRun run)
    {
        var fix = (FixRun)run;
        var deal = Making.Deal(run);
        var stamp = fix.Reserve();
        var payload = run.Venue.Report(deal, Making.New(run, deal), run.Rng);
        run.Agenda.In(run.Rng.Between(4, 15), () => fix.SendReserved(stamp, payload, Outcome.Trade));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }

    /// <summary>Two heartbeats go missing, and a gap fill says so.</summary>
    public static void GapFilledByReset(FeedRun run)
    {
        var fix = (FixRun)run;
        var first = fix.Reserve();
        fix.Lose(1);
        run.Agenda.In(6, () => fix.SendReserved(
            first, new Payload("4", new FieldText().Add(123, 'Y').Add(36, first.SeqNum + 2).ToString()), Outcome.Ignored(Kinds.Session)));
    }

    /// <summary>Numbers that never come.</summary>
    public static void GapOpen(FeedRun run)
    {
        const int Numbers = 3;
        var fix = (FixRun)run;
        fix.Lose(Numbers);
        fix.ExpectMissing(Numbers);
    }

    /// <summary>The session starts again at one and sends the day's reports so far, among live ones.</summary>
    public static void Restart(FeedRun run)
    {
        var fix = (FixRun)run;
        if (fix.HasReserved)
        {
            run.Agenda.In(3, () => Restart(run));
            return;
        }

        var snapshot = fix.Remembered.ToArray();
        fix.Logon();
        run.Send(new Payload("AQ", new FieldText().Add(568, "SNAP1").Add(569, 1).Add(263, 1).Add(749, 0).Add(750, 0).ToString()), Outcome.Ignored(Kinds.Admin));
        for (var i = 0; i < snapshot.Length; i++)
        {
            var payload = snapshot[i].Payload;
            // Four of the snapshot to one turn of live trades.
            run.Agenda.In(i / 4, () => run.Send(payload, Outcome.Trade));
        }
    }

    private static void Twice(FeedRun run, bool possResend)
    {
        var deal = Making.Deal(run);
        var payload = run.Send(deal, Making.New(run, deal));
        run.Agenda.In(run.Rng.Between(1, 20), () => run.Send(payload, Outcome.Trade, possResend));
        run.Expectation.TradeOpen(deal, deal.Fills);
    }
}
