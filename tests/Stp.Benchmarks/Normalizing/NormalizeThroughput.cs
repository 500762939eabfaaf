using System.Globalization;
using Stp.Benchmarks.Parsing;
using Stp.Domain.Dialects;
using Stp.Domain.Normalizing;

namespace Stp.Benchmarks.Normalizing;

/// <summary>Messages a CPU second from bytes to trade, on one thread: tokenized with all checks, identified, mapped.</summary>
internal static class NormalizeThroughput
{
    private const int Variants = 64;
    private const int Rounds = 5;

    public static int Run(string[] arguments)
    {
        var seconds = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 3;
        Measure("ExecutionReport", "fix44", TradeMessages.ExecutionReport, seconds);
        Measure("TradeCaptureReport, 2 sides x 2 parties", "cme-stp", TradeMessages.TradeCaptureReport, seconds);
        return 0;
    }

    private static void Measure(string name, string venue, byte[] model, double seconds)
    {
        var messages = MessageVariants.Of(model, Variants);
        var normalizer = new Normalizer(DialectCatalog.BuiltIn);
        var context = new MessageContext(venue, "S1", new DateTimeOffset(2026, 11, 20, 14, 3, 8, TimeSpan.Zero));
        var reference = BenchmarkReference.Snapshot;
        foreach (var message in messages)
        {
            var outcome = normalizer.Normalize(message, context, reference);
            if (outcome.Trade is null)
            {
                throw new InvalidOperationException($"{name} is no trade: {outcome.Held?.Reason} {outcome.Held?.Detail} {outcome.Ignored}");
            }
        }

        // The best of several rounds, as for the tokenizer: the first ones also pay for the compiler.
        double perSecond = 0, bytes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (speed, allocated) = CpuRate.Measure(seconds / Rounds, messages, message => normalizer.Normalize(message, context, reference));
            perSecond = Math.Max(perSecond, speed);
            bytes = allocated;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-42} {messages.Average(message => message.Length),4:F0} B {perSecond,10:N0} a CPU second {1e9 / perSecond,6:F0} ns {bytes,6:F0} B allocated"));
    }
}
