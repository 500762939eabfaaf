using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Venues;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Stories;

/// <summary>Makes deals and the versions of them.</summary>
internal static class Making
{
    public static readonly DateOnly BusinessDate = new(2026, 11, 20);
    public static readonly DateOnly NextBusinessDate = new(2026, 11, 23);

    /// <summary>When order sessions of a week begin.</summary>
    public static readonly DateOnly LastSaturday = new(2026, 11, 14);

    public static Deal Deal(FeedRun run, Wish? wish = null)
    {
        wish ??= new Wish();
        var rng = run.Rng;
        var contract = wish.Contract ?? rng.Pick(run.Venue.Contracts);
        var generic = run.Venue is GenericFix;
        var shape = wish.Shape ?? (generic && !wish.Capture ? Shape.OneSide : rng.Pick(run.Venue.Shapes));
        var deal = new Deal
        {
            Shape = shape,
            Fills = Fills(run, contract, shape, wish.AccountCode),
            Number = run.NextDealNumber(),
            TradeDate = BusinessDate,
            ClearingDate = wish.ClearingDate ?? BusinessDate,
            AsCapture = wish.Capture,
            Text = wish.Text,
            EncodedText = wish.EncodedText,
        };
        wish.Prepare?.Invoke(deal);
        run.Venue.Identify(deal, rng);
        return deal;
    }

    public static Version New(FeedRun run, Deal deal) => new(Act.New, deal.Fills, run.Clock.JustNow(), deal.ExecId);

    /// <summary>A later report of the deal, in one of the ways in which the venue names what it amends.</summary>
    public static Version Amend(FeedRun run, Deal deal, int serial, Act act, IReadOnlyList<Fill> fills, DateTime at)
    {
        var venue = run.Venue;
        var byReference = venue.AmendsByReference && !deal.AsCapture && deal.UniqueId is null;
        var selfNaming = venue is Ice or GenericFix && run.Rng.Chance(venue is Ice ? 40 : 15);
        if (!byReference || selfNaming)
        {
            var execId = venue.AmendsByReference ? deal.ExecId : venue.NextExecId(deal, serial);
            return new Version(act, fills, at, execId, selfNaming && venue is GenericFix && byReference && run.Rng.Chance(50) ? execId : null);
        }

        var whole = venue is CmeDropCopy && run.Rng.Chance(20);
        return new Version(act, fills, at, venue.NextExecId(deal, serial), whole ? deal.ExecId : venue.ReferenceTo(deal.ExecId));
    }

    /// <summary>Other economics for the same trade: lots, price, or the account when there is one line.</summary>
    public static IReadOnlyList<Fill> Change(FeedRun run, Deal deal, IReadOnlyList<Fill> fills)
    {
        var rng = run.Rng;
        switch (rng.Below(fills.Count == 1 ? 3 : 2))
        {
            case 0:
                var lots = fills[0].Lots + rng.Between(1, 9);
                return [.. fills.Select(f => f with { Lots = lots })];
            case 1:
                var step = fills[0].Contract.Product.Tick * rng.Between(1, 12);
                // Two sides have one price; of a spread's legs, the first moves.
                return [.. fills.Select((f, i) => i == 0 || deal.Shape == Shape.BothOurs ? f with { Price = f.Price + step } : f)];
            default:
                var account = rng.Pick(Accounts.Of(fills[0].Contract.Product.Desk));
                return [fills[0] with { Account = account, AccountCode = Accounts.Code(run.Venue.Codes, account), Lots = fills[0].Lots + 1 }];
        }
    }

    private static Fill[] Fills(FeedRun run, Contract contract, Shape shape, string? accountCode)
    {
        var rng = run.Rng;
        var accounts = Accounts.Of(contract.Product.Desk);
        var account = rng.Pick(accounts);
        var code = accountCode ?? Accounts.Code(run.Venue.Codes, account);
        var lots = Lots(contract, rng);
        var price = Price(contract, rng);
        var first = new Fill(contract, account, code, rng.Chance(50), lots, price);
        switch (shape)
        {
            case Shape.BothOurs:
                var other = accounts.Length == 1 ? account : rng.Pick([.. accounts.Where(a => a != account)]);
                return [first, first with { Account = other, AccountCode = Accounts.Code(run.Venue.Codes, other), Buy = !first.Buy }];
            case Shape.Spread:
                var siblings = run.Venue.Contracts.Where(c => c.Product == contract.Product && c.Option is null == contract.Option is null && c != contract).ToArray();
                var second = rng.Pick(siblings);
                // A spread trades at a difference, so the price that the venue gives a leg may be below zero.
                var otherPrice = rng.Chance(20) ? -second.Product.Tick * rng.Between(1, 90) : Price(second, rng);
                return [first, first with { Contract = second, Buy = !first.Buy, Price = otherPrice }];
            default:
                return [first];
        }
    }

    private static decimal Lots(Contract contract, Rng rng)
    {
        var whole = rng.Chance(80) ? rng.Between(1, 25) : rng.Between(26, 400);
        return contract.Product.Desk == Desk.Power && rng.Chance(20) ? whole + 0.5m : whole;
    }

    /// <summary>Around the contract's price; a day of power is cheap enough to fall below zero.</summary>
    private static decimal Price(Contract contract, Rng rng)
    {
        var steps = contract.IsDay ? 600 : 40;
        return contract.Price + (contract.Product.Tick * rng.Between(-steps, steps));
    }
}
