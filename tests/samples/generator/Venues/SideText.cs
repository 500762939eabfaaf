using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Venues;

/// <summary>Writes sides (552) with their parties (453) the way CME and generic capture reports carry them.</summary>
internal static class SideText
{
    public static void Write(FieldText text, Deal deal, Side[] sides, Rng rng)
    {
        text.Add(552, sides.Length);
        foreach (var side in sides)
        {
            text.Add(54, side.Code).Add(37, side.Ours ? deal.OrderId : null).Add(11, side.Ours ? deal.ClOrdId : null);
            if (side.Ours)
            {
                OurParties(text, deal, side, rng);
            }
            else
            {
                text.Add(453, 2).Party(side.Account, 'C', 24).Party(side.Firm, 'D', 1);
            }

            text.Add(1, side.Ours && rng.Chance(10) ? side.Account : null).Add(578, side.Ours ? "CPC" : null).Add(582, side.Ours ? "2" : null);
        }
    }

    private static void OurParties(FieldText text, Deal deal, Side side, Rng rng)
    {
        var trader = Street.Traders[deal.Number % Street.Traders.Length];
        switch (rng.Below(12))
        {
            case 0: // The clearing house's own account number stands first; the customer's is the one that counts.
                text.Add(453, 3).Party("A-123456", 'H', 24).Party(side.Account, 'C', 24).Party(side.Firm, 'D', 1);
                break;
            case 1: // No customer account: the position account.
                text.Add(453, 2).Party(side.Account, 'D', 38).Party(side.Firm, 'D', 1);
                break;
            case 2: // Neither: the entering trader's code names the account.
                text.Add(453, 2).Party(side.Firm, 'D', 1).Party(side.Account, 'D', 36);
                break;
            case 3: // Details below a party.
                text.Add(453, 2).Party(side.Account, 'C', 24).Add(802, 2).Add(523, "1").Add(803, 26).Add(523, "House|Hedge").Add(803, 9)
                    .Party(side.Firm, 'D', 1);
                break;
            case 4 or 5 or 6:
                text.Add(453, 4).Party(side.Firm, 'D', 1).Party(Street.ClearingFirm, 'D', 4).Party(side.Account, 'C', 24).Party(trader, 'D', 36);
                break;
            default:
                text.Add(453, 2).Party(side.Account, 'C', 24).Party(side.Firm, 'D', 1);
                break;
        }
    }
}
