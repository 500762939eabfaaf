using System.Net;
using System.Net.Sockets;
using System.Text;
using Stp.Embedded.Commands;
using Stp.Functions.Http;

namespace Stp.Embedded.Tests.Commands;

public sealed class StpClientTests
{
    private static readonly byte[] Body = Encoding.ASCII.GetBytes("8=FIX.4.4|");

    [Fact]
    public async Task A_body_goes_to_its_venue_and_session()
    {
        var host = new FakeHost();
        using var client = Client(host);

        Assert.Equal(1, await client.PostAsync("cme-stp", "A B", Body, CancellationToken.None));
        Assert.Equal((HttpMethod.Post, "http://host.test/api/drop-copy/cme-stp?session=A B", "8=FIX.4.4|"), Assert.Single(host.Requests));
    }

    [Fact]
    public async Task A_host_that_is_away_or_busy_is_asked_again()
    {
        var host = new FakeHost(
            FakeHost.Refuse,
            () => throw new SocketException((int)SocketError.NotConnected),
            () => FakeHost.Answer(HttpStatusCode.ServiceUnavailable, "{}"),
            () => FakeHost.Answer(HttpStatusCode.TooManyRequests, "{}"));
        using var client = Client(host);

        Assert.Equal(1, await client.PostAsync("ice", null, Body, CancellationToken.None));
        Assert.Equal(5, host.Requests.Count);
        Assert.All(host.Requests, request => Assert.Equal("8=FIX.4.4|", request.Body));
    }

    [Fact]
    public async Task A_host_that_stays_away_is_given_up_after_a_while()
    {
        var host = new FakeHost([.. Enumerable.Repeat(FakeHost.Refuse, 1_000)]);
        using var client = new StpClient(new Uri("http://host.test/"), new HurryingTime(), host);

        var fault = await Assert.ThrowsAsync<CommandFailedException>(() => client.PostAsync("ice", null, Body, CancellationToken.None));

        Assert.Contains("does not answer: Connection refused", fault.Message);
        Assert.InRange(host.Requests.Count, 10, 100);
    }

    [Fact]
    public async Task What_the_host_refuses_is_told_in_one_line_and_not_tried_again()
    {
        var host = new FakeHost(() => FakeHost.Answer(HttpStatusCode.NotFound, """{"title":"venue-unknown","detail":"No dialect\nserves venue x."}"""));
        using var client = Client(host);

        var fault = await Assert.ThrowsAsync<CommandFailedException>(() => client.PostAsync("x", null, Body, CancellationToken.None));

        Assert.Equal("http://host.test/ answered 404: No dialect serves venue x.", fault.Message);
        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task An_answer_of_something_else_is_told()
    {
        using var client = Client(new FakeHost(() => FakeHost.Answer(HttpStatusCode.OK, "<html>")));

        Assert.Contains("no answer of this system", (await Assert.ThrowsAsync<CommandFailedException>(
            () => client.PostAsync("x", null, Body, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task A_file_is_uploaded_as_it_is_and_again_where_its_answer_was_lost()
    {
        var host = new FakeHost(FakeHost.Refuse);
        using var client = Client(host);

        await client.PutFileAsync("api/statements/marex/2026-11-20", Body, CancellationToken.None);

        Assert.Equal(2, host.Requests.Count);
        Assert.All(host.Requests, request => Assert.Equal((HttpMethod.Put, "http://host.test/api/statements/marex/2026-11-20", "8=FIX.4.4|"), request));
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page()
    {
        const string Exception = """
            {"id":"%","reason":"checksum-wrong","detail":"d","venue":"ice","session":null,"seqNum":1,"raw":"8=","rawEncoding":"utf-8","rawBytes":2,
             "receivedAt":"2026-11-20T10:00:00Z","status":"open"}
            """;
        var host = new FakeHost(
            () => FakeHost.Answer(HttpStatusCode.OK, "{\"value\":[" + Exception + "],\"nextLink\":\"http://host.test/api/exceptions?after=1\"}"),
            () => FakeHost.Answer(HttpStatusCode.OK, "{\"value\":[" + Exception + "],\"nextLink\":null}"));
        using var client = Client(host);

        var items = await client.ListAsync("api/exceptions", HttpJson.Default.PageExceptionItem, CancellationToken.None);

        Assert.Equal(2, items.Count);
        Assert.Equal(["http://host.test/api/exceptions", "http://host.test/api/exceptions?after=1"], host.Requests.Select(request => request.Address));
    }

    private static StpClient Client(FakeHost host) => new(new Uri("http://host.test/"), TimeProvider.System, host);

    /// <summary>A clock on which every delay passes at once.</summary>
    private sealed class HurryingTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
