using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Functions.Exceptions;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>The check that tests of held messages share.</summary>
internal static class HeldCheck
{
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
        Assert.Equal(bad, held.GetProperty("raw").ValueKind == JsonValueKind.Null ? await StoredRawAsync(host, held) : Feed.RawOf(held));
    }

    /// <summary>The bytes of a message that is too large for a list.</summary>
    private static async Task<byte[]> StoredRawAsync(InputHost host, JsonElement held)
    {
        var store = host.Running.Services.GetRequiredService<CosmosExceptionStore>();
        var open = await store.ListOpenAsync(held.GetProperty("reason").GetString()!, 100, CancellationToken.None);
        return await store.RawAsync(open.Single(e => e.Id == held.GetProperty("id").GetString()), CancellationToken.None);
    }
}
