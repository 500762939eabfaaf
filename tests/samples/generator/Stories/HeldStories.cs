using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Stories;

/// <summary>Whole reports that cannot be booked: codes nobody mapped, and values that make no sense.</summary>
internal static class HeldStories
{
    /// <summary>A desk that opened today: its code is in every report, and in no map.</summary>
    public static void NewDesk(FeedRun run) => Held(run, Reasons.Account, new Wish { Shape = Shape.OneSide, AccountCode = Accounts.NewDeskCode });

    public static void UnmappedAccount(FeedRun run) =>
        Held(run, Reasons.Account, new Wish { Shape = Shape.OneSide, AccountCode = $"NOBODY-{run.Rng.Between(1, 4)}" });

    /// <summary>The account is unknown, and the firm on the side says that it is ours.</summary>
    public static void OurFirmUnmappedAccount(FeedRun run) =>
        Held(run, Reasons.Account, new Wish { Shape = Shape.OurFirm, AccountCode = "NOBODY-9" });

    public static void UnmappedInstrument(FeedRun run) => Held(run, Reasons.Instrument, new Wish { Shape = Shape.OneSide, Contract = Contracts.Unmapped });

    /// <summary>Neither is mapped: the instrument is looked at first.</summary>
    public static void UnmappedBoth(FeedRun run) =>
        Held(run, Reasons.Instrument, new Wish { Shape = Shape.OneSide, Contract = Contracts.Unmapped, AccountCode = "NOBODY-1" });

    public static void Unspecified(FeedRun run) =>
        Held(run, Reasons.Contract, new Wish { Shape = Shape.OneSide, Contract = Contracts.Unspecified(run.Venue.Codes) });

    /// <summary>A cancel needs no mapping, so it is accepted, and waits for a trade that is held.</summary>
    public static void UnmappedThenCancelled(FeedRun run)
    {
        var deal = Held(run, Reasons.Instrument, new Wish { Shape = Shape.OneSide, Contract = Contracts.Unmapped });
        run.Agenda.In(4, () => run.Send(deal, Making.Amend(run, deal, 1, Act.Cancel, deal.Fills, run.Clock.JustNow())));
        run.Expectation.TradeParked(deal.Key);
    }

    public static void ZeroLots(FeedRun run) => Spoilt(run, Reasons.Lots, "LastQty", "0", run.Venue is Ice ? [32, 9018] : [32]);

    public static void NegativeLots(FeedRun run) => Spoilt(run, Reasons.Lots, "LastQty", "-5", run.Venue is Ice ? [32, 9018] : [32]);

    public static void NoPrice(FeedRun run) => Spoilt(run, Reasons.Price, "LastPx", "NaN", 31);

    public static void ExponentPrice(FeedRun run) => Spoilt(run, Reasons.Price, "LastPx", "7E1", 31);

    public static void ImpossibleDate(FeedRun run)
    {
        var generic = run.Venue is GenericFix;
        Spoilt(run, Reasons.Date, "TrdDt", run.Venue is CmeFixml ? "2026-02-30" : generic ? "20260230-10:00:00.000" : "20261131", generic ? 60 : 75);
    }

    public static void NoSide(FeedRun run) => Spoilt(run, Reasons.Side, "Side", "Z", 54);

    public static void UnknownAction(FeedRun run) => Spoilt(run, Reasons.Action, "TransTyp", "9", 487);

    /// <summary>Nothing in the report says which trade it is.</summary>
    public static void NoIdentity(FeedRun run)
    {
        var payload = Report(run);
        payload = run.Venue switch
        {
            CmeFixml => Edit.Attribute(Edit.Attribute(payload, "TrdID2", null), "RptID", null),
            CmeStp => Edit.Field(Edit.Field(payload, 1040, null), 571, null),
            _ => Edit.Field(payload, 17, null),
        };
        run.Send(payload, Outcome.Held(Reasons.Identity));
    }

    /// <summary>An identity that would make a key of more than 200 characters.</summary>
    public static void EndlessIdentity(FeedRun run) =>
        run.Send(Edit.Field(Report(run), run.Venue is CmeStp ? 1040 : 17, new string('7', 220)), Outcome.Held(Reasons.Identity));

    public static void UnknownType(FeedRun run) => run.Send(Report(run) with { Type = "QQ" }, Outcome.Held(Reasons.MessageType));

    private static Payload Report(FeedRun run)
    {
        var deal = Making.Deal(run, new Wish { Shape = Shape.OneSide });
        return run.Venue.Report(deal, Making.New(run, deal), run.Rng);
    }

    private static Deal Held(FeedRun run, string reason, Wish wish)
    {
        var deal = Making.Deal(run, wish);
        run.Send(run.Venue.Report(deal, Making.New(run, deal), run.Rng), Outcome.Held(reason));
        return deal;
    }

    private static void Spoilt(FeedRun run, string reason, string attribute, string value, params int[] tags)
    {
        var payload = Report(run);
        if (run.Venue is CmeFixml)
        {
            payload = Edit.Attribute(payload, attribute, value);
        }
        else
        {
            foreach (var tag in tags.Where(tag => payload.Body.Contains($"{FieldText.Soh}{tag}=", StringComparison.Ordinal)))
            {
                payload = Edit.Field(payload, tag, value);
            }
        }

        run.Send(payload, Outcome.Held(reason));
    }
}
