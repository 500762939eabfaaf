using Stp.Domain.Fix;
namespace Stp.Benchmarks.Parsing;
internal static class Parts
{
    public static void Run()
    {
        var messages = MessageVariants.Of(Messages.ExecutionReport, 512);
        Console.WriteLine($"fields {messages.Average(m => m.Count(b => b == 1))}");
        var ends = new int[512];
        var m = new FixMessage();
        int sink = 0;
        for (var i = 0; i < 3; i++)
        {
            T("sum", messages, raw => sink += FixScan.Sum(raw));
            T("find", messages, raw => { var at = 0; sink += FixScan.FindDelimiters(raw, ref at, 1, ends); });
            T("envelope", messages, raw => { var e = default(FixEnvelope); sink += (int)e.Open(raw, FixChecks.All); });
            T("parse none", messages, raw => sink += (int)m.Parse(raw, Messages.Dictionary, FixChecks.None));
            T("parse all", messages, raw => sink += (int)m.Parse(raw, Messages.Dictionary, FixChecks.All));
        }
        Console.WriteLine(sink);
    }
    static void T(string n, byte[][] ms, Action<byte[]> a) => Console.WriteLine($"{n,-12} {1e9 / CpuRate.Measure(0.3, ms, a).PerSecond:0.0} ns");
}
