using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Which run a request means: that of <c>run=</c>, or the latest of the date in its route.</summary>
internal static class RunRoute
{
    public static readonly QueryParameter<int?> RunParameter =
        QueryParameter.Number("run", "The run of the date; the latest where it is absent.", 1, RunStore.MaxRuns, "1");

    /// <summary>The run.</summary>
    /// <exception cref="RequestException">404: there is no such run.</exception>
    public static async Task<RunDocument> FindAsync(RunStore runs, string date, int? number, CancellationToken cancellationToken)
    {
        var day = UploadRequest.Date(date);
        var run = number is not null
            ? (await runs.FindAsync(new RunKey(day, number.Value), cancellationToken))?.Document
            : await runs.LatestAsync(day, cancellationToken);
        return run ?? throw new RequestException(ProblemKinds.NotFound, $"There is no such end of day of {day:yyyy-MM-dd}.");
    }
}
