using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Decides whether a run reads the whole book, or goes on from a signed one.</summary>
internal sealed class CheckBasis(RunStore runs, EndOfDaySettings settings, TimeProvider time)
{
    /// <summary>How far back a date may be checked again without reading everything: a month's end is looked at until the next one.</summary>
    private const int RerunDays = 31;

    /// <summary>
    /// The first business date that a check may go on from; what earlier ones have left for it may be forgotten. A check goes on from a date by
    /// less than <see cref="EndOfDaySettings.FullCheckDays"/> before its own, so that those of the last <see cref="RerunDays"/> all find theirs.
    /// </summary>
    public DateOnly First => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-RerunDays - settings.FullCheckDays);

    /// <summary>
    /// The last signed run of the date or before it; null where everything is to be read: somebody asks for it, nothing is signed yet that left
    /// checkpoints, the last reading of everything behind it is too old, or what it left may be forgotten by now.
    /// </summary>
    public async Task<RunDocument?> OfAsync(RunDocument run, CancellationToken cancellationToken)
    {
        if (run.IsFullAsked)
        {
            return null;
        }

        var signed = await runs.SignedOnOrBeforeAsync(run.BusinessDate, cancellationToken);
        return signed?.LastFull is { } full && run.BusinessDate.DayNumber - full.DayNumber < settings.FullCheckDays && signed.BusinessDate >= First
            ? signed
            : null;
    }
}
