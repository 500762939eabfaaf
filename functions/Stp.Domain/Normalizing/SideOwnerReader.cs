using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>Tells by the reference data whose a side is.</summary>
internal static class SideOwnerReader
{
    /// <summary>The first account code that is present counts: a more general one may be mapped, but to another account.</summary>
    public static SideOwner Read(LineForm form, FixMessage message, int side, VenueCodes? codes, DateOnly date)
    {
        var code = form.Account.Read(message, side, 0);
        if (codes is null)
        {
            return default;
        }

        var entry = codes.Accounts.Find(code)?.At(date);
        if (entry is { IsOurs: true })
        {
            return new SideOwner(entry.Account is null ? SideOwnership.OursUnmapped : SideOwnership.Ours, entry.Account);
        }

        return entry is null && FirmIsOurs(form, message, side, codes, date) ? new SideOwner(SideOwnership.OursUnmapped, null) : default;
    }

    public static Hold Unmapped(LineForm form, FixMessage message, int side, string venue)
    {
        var code = form.Account.Read(message, side, 0);
        var path = form.Account.PathOf(message, side, 0);
        return new Hold(
            ReasonCodes.AccountUnmapped,
            code.IsEmpty
                ? $"The report has no account ({path}), so none of venue {venue} can be mapped."
                : $"Account ({path}) {HoldText.Show(code)} of venue {venue} is not mapped to an account of ours.")
        {
            Field = path,
            Value = HoldText.Plain(code),
            Missing = MissingMapping.Of(ReferenceMap.Accounts, venue, HoldText.Plain(code)),
        };
    }

    private static bool FirmIsOurs(LineForm form, FixMessage message, int side, VenueCodes codes, DateOnly date)
    {
        foreach (var path in form.Firms.Alternatives)
        {
            if (codes.Accounts.Find(path.Read(message, side, 0))?.At(date) is { IsOurs: true, Account: null })
            {
                return true;
            }
        }

        return false;
    }
}
