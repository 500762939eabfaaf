namespace Stp.Embedded.Tests.BadInput;

/// <summary>Much at once.</summary>
public sealed class ManyMessagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-many-");

    [Fact]
    public async Task Ten_thousand_messages_in_a_body_with_a_bad_one_in_the_middle()
    {
        const int Count = 10_000;
        await using var host = await InputHost.StartAsync(_folder.FullName);
        var feed = new Feed(host, Messages.FixVenue, "S");
        var bodies = Enumerable.Range(0, Count).Select(i => Messages.Fill($"M{i}", lots: i == Count / 2 ? "0" : "1"));

        Assert.Equal(Count, await feed.PostAsync([.. bodies.SelectMany(body => body)]));

        Assert.Single(await feed.HeldAsync());
        var position = Assert.Single(await host.Client.ListAsync("positions"));
        Assert.Equal(Count - 1, position.GetProperty("boughtLots").GetDecimal());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
