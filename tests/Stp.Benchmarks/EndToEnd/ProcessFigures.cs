using System.Globalization;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>What this process has used so far.</summary>
internal static class ProcessFigures
{
    private const string PeakLine = "VmHWM:";

    /// <summary>What tells the kernel to forget the peak; see proc(5).</summary>
    private const string ResetPeak = "5";

    public static double CpuSeconds => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Begins <see cref="PeakMegabytes"/> anew from what is resident now.</summary>
    public static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", ResetPeak);

    /// <summary>Largest resident memory, as the kernel counts it, in MB of a million bytes.</summary>
    public static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(PeakLine, StringComparison.Ordinal));
        var kib = line[PeakLine.Length..].Replace("kB", "", StringComparison.Ordinal);
        return long.Parse(kib, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
