using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.Statements;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Tells which clearing firms' statements of the date have come.</summary>
internal sealed class LookAtStatements(EndOfDaySettings settings, StatementStore statements)
{
    [Function(nameof(LookAtStatements))]
    public async Task<string[]> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken)
    {
        var arrived = new List<string>();
        foreach (var firm in settings.ClearingFirms.Keys.Order(StringComparer.Ordinal))
        {
            if (await statements.LatestAsync(firm, key.BusinessDate, cancellationToken) is not null)
            {
                arrived.Add(firm);
            }
        }

        return [.. arrived];
    }
}
