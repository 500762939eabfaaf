using System.Globalization;
using Microsoft.AspNetCore.Http;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Which run a request means: that of <c>run=</c>, or the latest of the date in its route.</summary>
internal static class RunRoute
{
    public const string RunParameter = "run";

    /// <summary>The run.</summary>
    /// <exception cref="RequestException">404: there is no such run.</exception>
    public static async Task<RunDocument> FindAsync(RunStore runs, string date, QueryParameters query, CancellationToken cancellationToken)
    {
        var day = UploadRequest.Date(date);
        var run = NumberOf(query) is { } number
            ? (await runs.FindAsync(new RunKey(day, number), cancellationToken))?.Document
            : await runs.LatestAsync(day, cancellationToken);
        return run ?? throw new RequestException(StatusCodes.Status404NotFound, "not-found", $"There is no such end of day of {day:yyyy-MM-dd}.");
    }

    private static int? NumberOf(QueryParameters query) => query.Text(RunParameter) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= RunStore.MaxRuns
            ? number
            : throw RequestException.BadParameter(RunParameter, $"a number from 1 to {RunStore.MaxRuns}");
}
