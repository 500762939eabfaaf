using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Functions.Uploads;

/// <summary>The answer to a file that was refused: every fault with its line.</summary>
internal static class UploadProblem
{
    public static IResult Of<T>(UploadReading<T> reading)
        where T : class
    {
        var (count, more) = (reading.Faults.Count, reading.HasMoreFaults ? "at least " : "");
        return TypedResults.Problem(
            $"The file was refused whole: {more}{count} {(count == 1 ? "fault" : "faults")}. Nothing was stored.",
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions:
            [
                new KeyValuePair<string, object?>("code", "file-invalid"),
                new KeyValuePair<string, object?>("errors", reading.Faults.Select(fault => new { fault.Line, fault.Column, fault.Problem }).ToArray()),
                new KeyValuePair<string, object?>("hasMoreErrors", reading.HasMoreFaults),
            ]);
    }
}
