using System.Net;
using Stp.Domain.Holding;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>The limits of what is taken in are settings, and hold however the bytes come.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const int MaxMessageBytes = 400;
    private const int MaxBodyBytes = 20_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-limits-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(
        _folder.FullName,
        new Dictionary<string, string?> { ["Ingest:MaxMessageBytes"] = $"{MaxMessageBytes}", ["Ingest:MaxBodyBytes"] = $"{MaxBodyBytes}" });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_message_over_the_configured_limit_is_held_once_and_those_around_it_book()
    {
        var feed = new Feed(_host, Messages.FixVenue, "S");
        var large = Messages.Fill("LARGE", more: $"58={new string('x', MaxMessageBytes)}|");

        await feed.PostAsync(Messages.Lines(Messages.Fill("A"), large, Messages.Fill("B")));

        await feed.AssertBookedAsync("A");
        await feed.AssertBookedAsync("B");
        var held = Assert.Single(await feed.HeldAsync());
        Assert.Equal(ReasonCodes.MessageTooLarge, held.GetProperty("reason").GetString());
        Assert.Equal(large, Feed.RawOf(held));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_configured_limit_is_refused_whole(bool isChunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "drop-copy/fix44") { Content = new ByteArrayContent(TwoHalves()) };
        request.Headers.TransferEncodingChunked = isChunked;

        await Problems.AssertAsync(await _host.Client.Http.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        Assert.Empty(await _host.Client.ListAsync("trades"));
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken()
    {
        var body = new byte[MaxBodyBytes];
        Array.Fill(body, (byte)' ');
        Messages.Fill("EXACT").CopyTo(body, 0);
        var feed = new Feed(_host, Messages.FixVenue, "S");

        await feed.PostAsync(body);

        await feed.AssertBookedAsync("EXACT");
    }

    /// <summary>More than Kestrel's buffers, so that the limit is met while the body is read.</summary>
    private static byte[] TwoHalves() => [.. Enumerable.Range(0, 2_000).SelectMany(i => Messages.Fill($"E{i}"))];
}
