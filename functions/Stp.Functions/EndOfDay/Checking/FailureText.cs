using Microsoft.DurableTask;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Why a step failed, for people: the messages of SDKs go on for pages with headers and diagnostics, which the log has.</summary>
internal static class FailureText
{
    private const int MaxLength = 300;

    /// <summary>The first line of the message.</summary>
    public static string Of(TaskFailureDetails failure)
    {
        var line = failure.ErrorMessage.Split('\n', 2)[0].TrimEnd();
        return line.Length <= MaxLength ? line : line[..MaxLength];
    }
}
