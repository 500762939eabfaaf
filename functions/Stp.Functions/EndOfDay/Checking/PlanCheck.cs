using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Reads the settings once, so that a run keeps its deadlines whatever is deployed while it waits.</summary>
internal sealed class PlanCheck(EndOfDaySettings settings)
{
    [Function(nameof(PlanCheck))]
    public CheckPlan Run([ActivityTrigger] RunKey key) => new(
        settings.DrainLimit,
        [
            .. settings.ClearingFirms.Values
                .Select(firm => (firm.Code, Deadline: firm.DeadlineOf(key.BusinessDate)))
                .Where(due => due.Deadline is not null)
                .OrderBy(due => due.Code, StringComparer.Ordinal)
                .Select(due => new StatementDue(due.Code, due.Deadline!.Value)),
        ]);
}
