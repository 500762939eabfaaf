using System.Diagnostics;

namespace Stp.Benchmarks;

/// <summary>
/// The runtime settings of the product. The parser and the normalizer are measured with profiles, as a process of days would come to run
/// them; the product goes without, and a process cannot change that once it runs.
/// </summary>
internal static class ProductRuntime
{
    private const string Profiles = "DOTNET_TieredPGO";
    private const string Off = "0";

    public static bool IsOurs => Environment.GetEnvironmentVariable(Profiles) == Off;

    /// <summary>Runs this program once more, as the product runs, and gives its exit code.</summary>
    public static async Task<int> RunAgainAsync(string[] arguments)
    {
        var (program, assembly) = (Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]);
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        using var process = Process.Start(new ProcessStartInfo(program, isHost ? [assembly, .. arguments] : arguments) { Environment = { [Profiles] = Off } })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
