using System.Text;
using Stp.Embedded.Commands;

namespace Stp.Embedded.Tests.Commands;

public sealed class FeedBundlesTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_file_is_cut_into_bodies_of_at_most_100_messages_and_loses_no_byte_of_them()
    {
        var messages = Enumerable.Range(1, 250).Select(i => $"8=FIX.4.4|9=5|35=0|34={i}|10=000|").ToList();
        await File.WriteAllTextAsync(_path, string.Join('\n', messages) + "\n");

        var bundles = await FeedBundles.ReadAsync(_path, messagesPerSecond: null, CancellationToken.None);

        Assert.Equal(250, bundles.Messages);
        Assert.Equal([100, 100, 50], bundles.Bodies.Select(body => body.Messages));
        Assert.Equal(messages, bundles.Bodies.SelectMany(body => Encoding.UTF8.GetString(body.Bytes.Span).Split('\n')));
    }

    [Fact]
    public async Task What_is_no_message_travels_alone_and_is_counted()
    {
        await File.WriteAllTextAsync(_path, "8=FIX.4.4|9=5|35=0|10=000|\nwhat is this, nobody knows it at all; it is no preamble because nothing follows it\n");

        var bundles = await FeedBundles.ReadAsync(_path, messagesPerSecond: null, CancellationToken.None);

        Assert.Equal([1, 1], bundles.Bodies.Select(body => body.Messages));
    }

    [Fact]
    public async Task Bodies_are_bounded_in_bytes()
    {
        var text = new string('x', 100_000);
        await File.WriteAllTextAsync(_path, string.Concat(Enumerable.Repeat($"8=FIX.4.4|9=5|35=0|58={text}|10=000|\n", 20)));

        var bundles = await FeedBundles.ReadAsync(_path, messagesPerSecond: null, CancellationToken.None);

        Assert.All(bundles.Bodies, body => Assert.InRange(body.Bytes.Length, 1, 512 << 10));
        Assert.Equal(20, bundles.Bodies.Sum(body => body.Messages));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(200, 20)]
    [InlineData(100_000, 100)]
    public async Task A_rate_makes_bodies_small_enough_to_follow_it(int rate, int messages)
    {
        await File.WriteAllTextAsync(_path, string.Concat(Enumerable.Repeat("8=FIX.4.4|9=5|35=0|10=000|\n", 200)));

        Assert.Equal(messages, (await FeedBundles.ReadAsync(_path, rate, CancellationToken.None)).Bodies[0].Messages);
    }

    [Fact]
    public async Task A_file_without_a_message_or_that_is_missing_is_refused()
    {
        await Assert.ThrowsAsync<CommandFailedException>(() => FeedBundles.ReadAsync(_path, null, CancellationToken.None));
        await Assert.ThrowsAsync<CommandFailedException>(() => FeedBundles.ReadAsync(_path + ".missing", null, CancellationToken.None));
    }
}
