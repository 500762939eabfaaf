using System.Security.Cryptography;
using System.Text;

namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>Identity of a break.</summary>
internal static class BreakId
{
    private const int Characters = 20;

    /// <summary>Digest of type, account, instrument, clearing firm and subject; the numbers may change from day to day.</summary>
    public static string Of(Break found)
    {
        var identity = string.Join('\n', found.Type, found.Account, found.Instrument, found.ClearingFirm, found.Subject);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..Characters];
    }
}
