using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Faults;

/// <summary>The product with delays that a test can wait for; what happens is the same.</summary>
internal static class QuickSettings
{
    private static readonly Dictionary<string, string?> Resilience = new()
    {
        ["Resilience:RetryDelay"] = "00:00:00.002",
        ["Resilience:MaxRetryDelay"] = "00:00:00.050",
        // The SDK itself waits seconds before it asks a silent service for a read again.
        ["Resilience:AttemptTimeout"] = "00:00:02",
        ["Resilience:BreakerMinimumThroughput"] = "10",
        ["Resilience:BreakerSampling"] = "00:00:05",
        ["Resilience:BreakerBreak"] = "00:00:00.600",
        ["Resilience:HoldPause"] = "00:00:00.050",
        ["Reference:RefreshInterval"] = "00:00:00.020",
        ["Reference:MaxWait"] = "00:00:00.200",
    };

    public static Task<RunningHost> StartAsync(
        string folder,
        Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null,
        Func<EmbeddedHostOptions, EmbeddedHostOptions>? change = null,
        bool withReference = true,
        IEnumerable<KeyValuePair<string, string?>>? settings = null) =>
        RunningHost.StartAsync(folder, wrapCosmos, Resilience.Concat(settings ?? []), options => (change ?? (same => same))(WithShortPauses(options)), withReference);

    private static EmbeddedHostOptions WithShortPauses(EmbeddedHostOptions options) => options with
    {
        QueueTriggers = new[] { Queues.DropCopy, Queues.TradeEvents }.ToDictionary(
            queue => queue,
            queue => options.QueueTriggers[queue] with { FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(200) }),
        ConfigureLogging = logging => logging.ClearProviders(),
    };
}
