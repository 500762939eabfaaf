namespace Stp.Benchmarks.Parsing;

/// <summary>Calls a CPU second. CPU time of the process is counted, not wall time, so that other work on the machine disturbs less.</summary>
internal static class CpuRate
{
    public static (double PerSecond, double BytesEach) Measure(double seconds, byte[][] messages, Action<byte[]> one)
    {
        foreach (var message in messages)
        {
            one(message);
        }

        long calls = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            for (var i = 0; i < 64; i++)
            {
                foreach (var message in messages)
                {
                    one(message);
                }
            }

            calls += 64L * messages.Length;
            used = Environment.CpuUsage.TotalTime - start;
        }
        while (used.TotalSeconds < seconds);
        return (calls / used.TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / calls);
    }
}
