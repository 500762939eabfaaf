using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Statements;

/// <summary>The clearing firm of a route.</summary>
internal static class ClearingFirms
{
    /// <summary>The firm, whatever the case of its code.</summary>
    /// <exception cref="RequestException">404: the settings name no such firm.</exception>
    public static ClearingFirm Known(EndOfDaySettings settings, string code) =>
        settings.ClearingFirms.GetValueOrDefault(code.ToLowerInvariant())
        ?? throw new RequestException(
            ProblemKinds.ClearingFirmUnknown,
            $"There is no clearing firm {code}. Known: {string.Join(", ", settings.ClearingFirms.Keys.Order(StringComparer.Ordinal))}.");
}
