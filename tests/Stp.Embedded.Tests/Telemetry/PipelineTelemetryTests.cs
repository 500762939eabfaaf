using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Telemetry;

namespace Stp.Embedded.Tests.Telemetry;

/// <summary>What an operator sees of the way of a message. Metrics are of the process, so no other host may run beside this one.</summary>
[Collection(AloneCollection.Name)]
public sealed class PipelineTelemetryTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-telemetry-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Metrics_count_what_was_received_booked_known_already_and_held()
    {
        var before = await MetricsAsync();
        var feed = new Feed(_host, Messages.FixVenue, "S");
        await feed.PostAsync(Messages.Lines(Messages.Fill("M1"), Messages.Fill("M2"), Messages.Wire(Messages.FillText("M3", account: "NOBODY"))));
        await feed.PostAsync(Messages.Fill("M1"));
        await _host.DrainAsync();

        var after = await MetricsAsync();
        double Grown(string name, string more = "") =>
            Value(after, name, $"venue=\"{Messages.FixVenue}\"", more) - Value(before, name, $"venue=\"{Messages.FixVenue}\"", more);
        Assert.Equal(4, Grown("stp_messages_received_total"));
        Assert.Equal(1, Grown("stp_messages_held_total", "reason=\"account-unmapped\""));
        Assert.Equal(2, Grown("stp_trades_booked_total", "action=\"new\""));
        Assert.Equal(2, Grown("stp_booking_duration_seconds_count"));
        Assert.Equal(0, Value(after, "stp_queue_depth", "queue=\"drop-copy\"", "state=\"active\""));
        Assert.Equal(0, Value(after, "stp_breaker_state", "service=\"cosmos\""));
        Assert.True(Value(after, "stp_cosmos_request_units_total") > Value(before, "stp_cosmos_request_units_total"));
    }

    [Fact]
    public async Task One_trace_leads_from_the_post_through_both_queues()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is StpTelemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"drop-copy/{Messages.FixVenue}?session=S") { Content = new ByteArrayContent(Messages.Fill("T1")) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        using var answer = await _host.Client.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await _host.DrainAsync();

        Activity Span(string name) => Assert.Single(spans, span => span.OperationName == name && span.TraceId == trace);
        await Hosting.Eventually.HoldsAsync(() => spans.Any(span => span.OperationName == "book"), "the posting is traced");
        Assert.Equal(Span("normalize").SpanId, Span("book").ParentSpanId);
        Assert.Contains(spans, span => span.SpanId == Span("normalize").ParentSpanId && span.Kind == ActivityKind.Server);
    }

    private async Task<string[]> MetricsAsync()
    {
        using var answer = await _host.Client.Http.GetAsync("metrics");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Split('\n');
    }

    /// <summary>The sample of this name with these labels; 0 where there is none yet.</summary>
    private static double Value(string[] metrics, string name, params string[] labels)
    {
        var sample = metrics.SingleOrDefault(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' ' && labels.All(line.Contains));
        return sample is null ? 0 : double.Parse(sample.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
