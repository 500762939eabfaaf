using System.Diagnostics;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Crash;

/// <summary>The product in a process of its own, as <c>stp serve</c> starts it.</summary>
internal sealed class ChildHost : IDisposable
{
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> NoSettings = [];

    private readonly Process _process;

    private ChildHost(Process process, Uri address)
    {
        _process = process;
        Client = new ProductClient(address);
    }

    public ProductClient Client { get; }

    /// <summary>Starts the process with the reference data of the sample day and waits until it says where it listens.</summary>
    public static Task<ChildHost> StartAsync(string folder) => StartAsync(folder, "--reference", Path.Combine(SampleDay.Folder, "reference"));

    /// <summary>Starts the process and waits until it says where it listens.</summary>
    /// <param name="folder">Where its file lives.</param>
    /// <param name="options">What else <c>stp serve</c> is told.</param>
    public static Task<ChildHost> StartAsync(string folder, params string[] options) => StartAsync(folder, NoSettings, options);

    /// <summary>Starts the process and waits until it says where it listens.</summary>
    /// <param name="folder">Where its file lives.</param>
    /// <param name="settings">Settings of the environment.</param>
    /// <param name="options">What else <c>stp serve</c> is told.</param>
    public static async Task<ChildHost> StartAsync(string folder, IReadOnlyDictionary<string, string> settings, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stp.dll"), "serve", "--data", folder, "--port", "0", .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The product has code optimized as soon as it is called often. For a process that lives for a second or two that is half of its work,
            // so here it waits 100 ms (in hexadecimal), as is usual.
            Environment = { ["DOTNET_TC_CallCountingDelayMs"] = "64" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment["STP_" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(StartPatience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ChildHost(process, new Uri(line[Announcement.Length..].Split(' ')[0]));
            }
        }

        throw new InvalidOperationException($"stp serve did not start: {await errors}");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 128 + 9 || OperatingSystem.IsWindows(), $"The process had ended by itself: {_process.ExitCode}.");
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
