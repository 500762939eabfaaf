using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>A session of one venue, and what became of the messages that were posted to it.</summary>
internal sealed class Feed(RunningHost host, string venue, string session)
{
    public string Venue => venue;

    public string Session => session;

    /// <summary>Posts a body, waits until it is worked through, and gives the number of messages that were found in it.</summary>
    public async Task<int> PostAsync(byte[] body)
    {
        using var response = await host.Client.SendAsync(venue, session, body);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, answer);
        await host.DrainAsync();
        return JsonDocument.Parse(answer).RootElement.GetProperty("accepted").GetInt32();
    }

    /// <summary>The held messages of the session.</summary>
    public async Task<List<JsonElement>> HeldAsync() =>
        (await host.Client.ListAsync("exceptions?maxpagesize=1000")).FindAll(e => e.GetProperty("session").GetString() == session);

    /// <summary>Expects the trade of a message to be open.</summary>
    public async Task AssertBookedAsync(string id)
    {
        using var response = await host.Client.Http.GetAsync($"trades/{Messages.KeyOf(venue, id)}");
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{id} was not booked: {response.StatusCode}");
        Assert.Equal("open", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    /// <summary>The bytes of a raw message in an answer.</summary>
    public static byte[] RawOf(JsonElement item) =>
        item.GetProperty("rawEncoding").GetString() == "base64"
            ? item.GetProperty("raw").GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(item.GetProperty("raw").GetString()!);
}
