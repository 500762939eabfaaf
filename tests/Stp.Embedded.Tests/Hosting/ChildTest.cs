using System.Diagnostics;

namespace Stp.Embedded.Tests.Hosting;

/// <summary>A test that runs in a process of its own, to be killed there. It is explicit, so that it runs nowhere else.</summary>
internal static class ChildTest
{
    /// <summary>How the one test of a class is started, with what it writes for its parent to read.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="environment">What the test is told.</param>
    public static Process Start<T>(params (string Name, string Value)[] environment)
    {
        // Without the cases of every other test being made out first, which is half of what such a process does before its test begins.
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Stp.Embedded.Tests"), ["--filter-class", typeof(T).FullName!, "--explicit", "only", "--pre-enumerate-theories", "off"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
