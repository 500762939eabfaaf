using BenchmarkDotNet.Running;
using Stp.Benchmarks;
using Stp.Benchmarks.EndOfDay;
using Stp.Benchmarks.EndToEnd;
using Stp.Benchmarks.Holding;
using Stp.Benchmarks.HotPartitions;
using Stp.Benchmarks.Normalizing;
using Stp.Benchmarks.Parsing;
using Stp.Benchmarks.Reading;
using Stp.Benchmarks.Scan;

// dotnet run -c Release --project tests/Stp.Benchmarks -- tokenize
// dotnet run -c Release --project tests/Stp.Benchmarks -- normalize
// dotnet run -c Release --project tests/Stp.Benchmarks -- endtoend --messages 100000
// dotnet run -c Release --project tests/Stp.Benchmarks -- scan --trades 100000
// dotnet run -c Release --project tests/Stp.Benchmarks -- endofday --trades 100000 --second 2000
// dotnet run -c Release --project tests/Stp.Benchmarks -- pages --trades 100000
// dotnet run -c Release --project tests/Stp.Benchmarks -- held --messages 100000
// dotnet run -c Release --project tests/Stp.Benchmarks -- hotpartitions
// dotnet run -c Release --project tests/Stp.Benchmarks -- bench --filter '*Tokenize*'
if (args is ["endtoend" or "scan" or "endofday" or "pages" or "held", ..] && !ProductRuntime.IsOurs)
{
    return await ProductRuntime.RunAgainAsync(args);
}

var rest = args.Skip(1).ToArray();
switch (args.FirstOrDefault())
{
    case "tokenize":
        return TokenizeThroughput.Run(rest);
    case "normalize":
        return NormalizeThroughput.Run(rest);
    case "endtoend":
        return await EndToEndThroughput.RunAsync(rest);
    case "scan":
        return await ScanThroughput.RunAsync(rest);
    case "endofday":
        return await EndOfDayThroughput.RunAsync(rest);
    case "pages":
        return await PageLatency.RunAsync(rest);
    case "held":
        return await HeldBacklog.RunAsync(rest);
    case "hotpartitions":
        return HotPartitionTable.Run(rest);
    case "bench":
        BenchmarkSwitcher.FromAssembly(typeof(TokenizeThroughput).Assembly).Run(rest);
        return 0;
    default:
        Console.Error.WriteLine($"Commands: tokenize [seconds], normalize [seconds], {EndToEndOptions.Usage}, {ScanThroughput.Usage}, {EndOfDayThroughput.Usage}, {PageLatency.Usage}, {HeldBacklog.Usage}, {HotPartitionTable.Usage}, bench [BenchmarkDotNet arguments]");
        return 2;
}
