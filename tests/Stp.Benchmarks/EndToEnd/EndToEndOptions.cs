using System.Globalization;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>What the run is told.</summary>
/// <param name="Messages">Raw messages that are measured, a trade each.</param>
/// <param name="Warmup">Raw messages booked before them and not measured: the goal is a rate that lasts, and code is compiled during the first seconds.</param>
/// <param name="Bundle">Raw messages of one request.</param>
/// <param name="Connections">Requests under way at once.</param>
internal sealed record EndToEndOptions(int Messages = 100_000, int Warmup = 20_000, int Bundle = 100, int Connections = 8)
{
    public const string Usage = "endtoend [--messages 100000] [--warmup 20000] [--bundle 100] [--connections 8]";

    private const int MostMessages = 10_000_000;

    /// <summary>Reads the arguments; null where they cannot be meant.</summary>
    public static EndToEndOptions? Parse(string[] arguments)
    {
        var options = new EndToEndOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length
                || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value > MostMessages
                || (value == 0 && arguments[i] != "--warmup"))
            {
                return null;
            }

            var changed = arguments[i] switch
            {
                "--messages" => options with { Messages = value },
                "--warmup" => options with { Warmup = value },
                "--bundle" => options with { Bundle = value },
                "--connections" => options with { Connections = value },
                _ => null,
            };
            if (changed is null)
            {
                return null;
            }

            options = changed;
        }

        return options;
    }
}
