using System.Globalization;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>One run of the check of one business date: the input of its orchestration.</summary>
/// <param name="BusinessDate">The clearing date that is checked.</param>
/// <param name="Run">1 for the first run of the date.</param>
internal sealed record RunKey(DateOnly BusinessDate, int Run)
{
    /// <summary>The id of the orchestration that makes the check: starting it twice starts it once.</summary>
    public string InstanceId => string.Create(CultureInfo.InvariantCulture, $"eod-{BusinessDate:yyyy-MM-dd}-{Run}");

    /// <summary>The id of the orchestration that waits for people after it.</summary>
    public string ReviewInstanceId => InstanceId + "-review";
}
