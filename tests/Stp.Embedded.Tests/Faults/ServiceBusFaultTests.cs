using System.Net;
using System.Net.Sockets;
using System.Text;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Faults;

/// <summary>A post is accepted once it is durable, or it is not accepted.</summary>
public sealed class ServiceBusFaultTests : IDisposable
{
    private const int MessagesInBody = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-bus-");
    private FailingServiceBus _bus = null!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_service_bus_is_down_a_post_is_refused_until_later_and_what_is_posted_again_is_booked_once(bool losesAnswers)
    {
        await using var host = await QuickSettings.StartAsync(_folder.FullName, change: WithFailingBus);
        var bodies = SampleDay.Bodies(MessagesInBody).ToList();
        (_bus.IsDown, _bus.LosesAnswers) = (true, losesAnswers);
        foreach (var (venue, session, body) in bodies.Take(5))
        {
            using var answer = await host.Client.SendAsync(venue, session, body);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "It does not say when to come again.");
        }

        Assert.True(_bus.Failed > 0, "Nobody tried to send.");
        Assert.True(losesAnswers || host.Count(Queues.DropCopy).Active == 0, "Something was taken that was refused.");
        using (var read = await host.Client.Http.GetAsync("positions"))
        {
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }

        _bus.IsDown = false;
        foreach (var (venue, session, body) in bodies)
        {
            await Eventually.HoldsAsync(() => IsAcceptedAsync(host.Client, venue, session, body), "a post was accepted again");
        }

        await host.DrainAsync();
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_taken_at_all()
    {
        await using var host = await QuickSettings.StartAsync(_folder.FullName, change: options => options with { QueueTriggers = Idle(options) });
        var (venue, session, body) = SampleDay.Bodies(MessagesInBody).First();
        var address = host.Client.Http.BaseAddress!;
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(address.Host, address.Port);
            var head = $"POST {address.AbsolutePath}drop-copy/{venue}?session={session} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: {body.Length}\r\n\r\n";
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(body.AsMemory(0, body.Length - 1));
            connection.Client.Shutdown(SocketShutdown.Send);
            Assert.DoesNotContain(" 202 ", await AnswerAsync(stream), StringComparison.Ordinal);
        }

        Assert.Equal(0, host.Count(Queues.DropCopy).Active);
        await host.Client.PostAsync(venue, session, body);
        Assert.NotEqual(0, host.Count(Queues.DropCopy).Active);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What the server says once it has seen the end; nothing where it just breaks the connection.</summary>
    private static async Task<string> AnswerAsync(NetworkStream stream)
    {
        try
        {
            return await new StreamReader(stream).ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<bool> IsAcceptedAsync(ProductClient client, string venue, string session, byte[] body)
    {
        using var answer = await client.SendAsync(venue, session, body);
        return answer.StatusCode == HttpStatusCode.Accepted;
    }

    /// <summary>Triggers that take nothing from the queue of raw messages.</summary>
    private static Dictionary<string, QueueTriggerOptions> Idle(EmbeddedHostOptions options) => options.QueueTriggers.ToDictionary(
        trigger => trigger.Key, trigger => trigger.Key == Queues.DropCopy ? trigger.Value with { MaxConcurrentCalls = 0 } : trigger.Value);

    private EmbeddedHostOptions WithFailingBus(EmbeddedHostOptions options) => FailingServiceBus.Before(options, bus => _bus = bus);
}
