using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Uploads;

/// <summary>The answer to a file that was refused: every fault with its line.</summary>
internal static class UploadProblem
{
    public static IResult Of<T>(UploadReading<T> reading)
        where T : class
    {
        var (count, more) = (reading.Faults.Count, reading.HasMoreFaults ? "at least " : "");
        return Problem.Of(
            ProblemKinds.FileInvalid,
            $"The file was refused whole: {more}{count} {(count == 1 ? "fault" : "faults")}. Nothing was stored.",
            new("errors", reading.Faults.Select(fault => new { fault.Line, fault.Column, fault.Problem }).ToArray()),
            new("hasMoreErrors", reading.HasMoreFaults));
    }
}
