using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Exceptions;
using Stp.Embedded.Tests.Faults;

namespace Stp.Embedded.Tests.Security;

/// <summary>The log of a whole day at information level tells neither secrets nor what was traded.</summary>
public sealed class LogTests : IDisposable
{
    private const string Key = "a-key-that-nobody-should-read";

    private static readonly string[] Roles = ["dropcopy.write", "positions.read", "exceptions.manage"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_holds_no_key_no_token_and_no_message_and_names_every_request()
    {
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, JsonSerializer.Serialize(new[] { new { name = "bridge", key = Key, roles = Roles } }));
        using var log = new CapturingLog();
        await using (var host = await RunningHost.StartAsync(
            Path.Combine(_folder.FullName, "data"),
            change: options => options with
            {
                UsersFile = users,
                ConfigureLogging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(log),
            }))
        {
            host.Client.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
            await SampleDay.FeedAsync(host.Client);
            await host.DrainAsync();
            await AskAsync(host.Client.Http, "trades/unknown");
            await AskAsync(host.Client.Http, "exceptions?maxpagesize=1000");
        }

        Assert.NotEmpty(log.Lines);
        Assert.Contains(log.Lines, line => line.Contains("Normalized", StringComparison.Ordinal));
        // The start of any message, its end, and the accounts in it.
        string[] secrets = [Key, "8=FIX", "\u00019=", "<FIXML", "<?xml", "|35=", "NWE-44", "448=", "Bearer ey"];
        Assert.All(log.Lines, line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Whatever field of a message something stands in, and whatever becomes of the message.</summary>
    [Fact]
    public async Task Messages_that_are_booked_and_held_leave_nothing_of_theirs_in_it_but_where_to_find_them()
    {
        const string Mark = "K9MARK";
        using var log = new CapturingLog();
        await using (var desk = await Desk.StartAsync(change: options => options with
        {
            ConfigureLogging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(log),
        }))
        {
            await desk.FeedAsync(
                Messages.Fill("E1", more: $"58=text {Mark}|"),
                Messages.Fill("E2", account: Mark, more: $"58=text {Mark}|"),
                Messages.Fill("E3", lots: Mark),
                Messages.Fill("E4", date: Mark),
                Encoding.UTF8.GetBytes($"8=FIX.4.4|9=5|35=8|58={Mark}|10=000|"));
            Assert.Equal(1, await desk.PostingsAsync(Messages.Account));
            Assert.Equal(4, (await desk.ListAsync()).Count);
            await desk.ReprocessAllAsync();
            await desk.DismissAllAsync("{}", "A test of the venue.");
        }

        Assert.Single(log.Lines, line => line.Contains("Held 1 of fix44 S1: account-unmapped;", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("Booked 1 trade events", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Mark, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_is_logged_under_the_id_and_the_trace_of_its_request()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var log = new CapturingLog();
        await using var host = await QuickSettings.StartAsync(
            Path.Combine(_folder.FullName, "faulty"),
            wrapCosmos: inner => new BrokenCosmos(inner),
            change: options => options with { ConfigureLogging = logging => logging.ClearProviders().AddProvider(log).Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId) },
            withReference: false);

        var request = new HttpRequestMessage(HttpMethod.Get, "positions") { Headers = { { "X-Request-Id", "mine" }, { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" } } };
        using var response = await host.Client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var line = Assert.Single(log.Lines, line => line.Contains("could not be served", StringComparison.Ordinal));
        Assert.Contains("RequestId=mine", line, StringComparison.Ordinal);
        Assert.Contains($"TraceId={Trace}", line, StringComparison.Ordinal);
    }

    private static async Task AskAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
    }

    /// <summary>Answers reads of the account and of containers, and refuses every query.</summary>
    private sealed class BrokenCosmos(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.Contains("/colls/positions/docs", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request })
                : base.SendAsync(request, cancellationToken);
    }

    /// <summary>Every line with its scopes, as a structured log would have it.</summary>
    private sealed class CapturingLog : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(CapturingLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => log._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var scopes = new List<string>();
                log._scopes.ForEachScope((scope, all) => all.Add(Text(scope)), scopes);
                log._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception} [{string.Join(' ', scopes)}]");
            }

            private static string Text(object? scope) =>
                scope is IEnumerable<KeyValuePair<string, object>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : $"{scope}";
        }
    }
}
