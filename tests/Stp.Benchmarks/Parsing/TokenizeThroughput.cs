using System.Globalization;
using Stp.Domain.Fix;

namespace Stp.Benchmarks.Parsing;

/// <summary>Messages a CPU second on one thread, beside the naive loop in the same run. Messages differ, so that the branch predictor cannot learn one by heart.</summary>
internal static class TokenizeThroughput
{
    private const int Variants = 512;
    private const int Rounds = 5;
    private const int DefaultSeconds = 2;

    public static int Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : DefaultSeconds;
        var executions = MessageVariants.Of(Messages.ExecutionReport, Variants);
        var captures = MessageVariants.Of(Messages.TradeCaptureReport, Variants);
        Console.WriteLine("messages                    bytes  tokenizer k/s  naive loop k/s  ratio  bytes allocated a message");
        Report("ExecutionReport", executions, seconds);
        Report("TradeCaptureReport", captures, seconds);
        Report("the two in turn", [.. executions.Zip(captures).SelectMany(pair => (byte[][])[pair.First, pair.Second])], seconds);
        return 0;
    }

    private static void Report(string name, byte[][] messages, double seconds)
    {
        var fields = new (int Tag, int Start, int Length)[256];
        var parsed = new FixMessage();
        double best = 0, bestNaive = 0, allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (speed, bytes) = CpuRate.Measure(seconds / Rounds, messages, raw =>
            {
                if (parsed.Parse(raw, Messages.Dictionary, FixChecks.All) != FixFault.None)
                {
                    throw new InvalidOperationException(parsed.DescribeFault());
                }
            });
            var (naive, _) = CpuRate.Measure(seconds / Rounds, messages, raw =>
            {
                if (NaiveLoop.Parse(raw, fields) < 0)
                {
                    throw new InvalidOperationException("The naive loop found a wrong checksum.");
                }
            });
            best = Math.Max(best, speed);
            bestNaive = Math.Max(bestNaive, naive);
            allocated = bytes;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-27} {messages.Average(one => one.Length),5:0}  {best / 1000,13:0}  {bestNaive / 1000,14:0}  {best / bestNaive,5:0.00}  {allocated:0.###}"));
    }
}
