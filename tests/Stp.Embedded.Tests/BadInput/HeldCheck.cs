using System.Text.Json;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>The check that tests of held messages share.</summary>
internal static class HeldCheck
{
    /// <summary>Longer messages are not listed, but served one at a time.</summary>
    private const int MaxListedBytes = 64 << 10;

    /// <summary>Posts a bad message between two good ones: it is one exception with that reason and those bytes, and they book.</summary>
    public static async Task RunAsync(InputHost host, string venue, string reason, byte[] bad, Func<string, byte[]> good)
    {
        var feed = new Feed(host.Running, venue, host.NewName("S"));
        var (before, after) = (host.NewName("E"), host.NewName("E"));

        Assert.Equal(3, await feed.PostAsync(Messages.Lines(good(before), bad, good(after))));

        await feed.AssertBookedAsync(before);
        await feed.AssertBookedAsync(after);
        var held = Assert.Single(await feed.HeldAsync());
        Assert.Equal(reason, held.GetProperty("reason").GetString());
        Assert.Equal(bad.Length, held.GetProperty("rawBytes").GetInt32());
        Assert.Equal(bad, await host.Running.Client.Http.GetByteArrayAsync($"exceptions/{held.GetProperty("id").GetString()}/raw"));
        if (bad.Length <= MaxListedBytes)
        {
            Assert.Equal(bad, Feed.RawOf(held));
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, held.GetProperty("raw").ValueKind);
        }
    }
}
