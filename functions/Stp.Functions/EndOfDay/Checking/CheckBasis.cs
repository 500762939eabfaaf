using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Decides whether a run reads the whole book, or goes on from a signed one.</summary>
internal sealed class CheckBasis(RunStore runs, EndOfDaySettings settings)
{
    /// <summary>
    /// The last signed run of the date or before it; null where everything is to be read: somebody asks for it, nothing is signed yet that left
    /// checkpoints, or the last reading of everything behind it is too old.
    /// </summary>
    public async Task<RunDocument?> OfAsync(RunDocument run, CancellationToken cancellationToken)
    {
        if (run.IsFullAsked)
        {
            return null;
        }

        var signed = await runs.SignedOnOrBeforeAsync(run.BusinessDate, cancellationToken);
        return signed?.LastFull is { } full && run.BusinessDate.DayNumber - full.DayNumber < settings.FullCheckDays ? signed : null;
    }
}
