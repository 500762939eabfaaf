using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Venues;

/// <summary>One side of a report: who stands on it, and whether the book should care.</summary>
/// <param name="Ours">Our own side; the other is somebody else's.</param>
internal sealed record Side(char Code, string Account, string Firm, bool Ours)
{
    /// <summary>The sides of a report in the order they are written.</summary>
    public static Side[] Of(Deal deal, IReadOnlyList<Fill> fills, Rng rng)
    {
        var first = fills[0];
        var ours = new Side(first.Side, first.AccountCode, Street.OurFirm, Ours: true);
        switch (deal.Shape)
        {
            case Shape.BothOurs:
                return [ours, new Side(fills[1].Side, fills[1].AccountCode, Street.OurFirm, Ours: true)];
            case Shape.Counterparty or Shape.KnownCounterparty:
                var known = deal.Shape == Shape.KnownCounterparty;
                var account = rng.Pick(known ? Street.KnownCounterAccounts : Street.CounterAccounts);
                var theirs = new Side(first.Buy ? '2' : '1', account, rng.Pick(Street.CounterFirms), Ours: false);
                return rng.Chance(50) ? [ours, theirs] : [theirs, ours];
            case Shape.OurFirm:
                return [ours];
            default:
                // Without a firm of ours the account alone says whose trade it is.
                return [ours with { Firm = rng.Chance(70) ? Street.OurFirm : Street.ClearingFirm }];
        }
    }
}
