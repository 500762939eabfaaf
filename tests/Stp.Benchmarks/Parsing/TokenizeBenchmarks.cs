using BenchmarkDotNet.Attributes;
using Stp.Domain.Fix;

namespace Stp.Benchmarks.Parsing;

/// <summary>One message at a time, everything checked.</summary>
[MemoryDiagnoser]
public class TokenizeBenchmarks
{
    private readonly FixMessage _message = new();
    private readonly (int Tag, int Start, int Length)[] _fields = new (int, int, int)[256];

    [Benchmark]
    public FixFault ExecutionReport() => _message.Parse(Messages.ExecutionReport, Messages.Dictionary, FixChecks.All);

    [Benchmark]
    public FixFault TradeCaptureReport() => _message.Parse(Messages.TradeCaptureReport, Messages.Dictionary, FixChecks.All);

    [Benchmark]
    public int NaiveExecutionReport() => NaiveLoop.Parse(Messages.ExecutionReport, _fields);

    [Benchmark]
    public int NaiveTradeCaptureReport() => NaiveLoop.Parse(Messages.TradeCaptureReport, _fields);
}
