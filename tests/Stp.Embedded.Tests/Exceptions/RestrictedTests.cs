using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>A held message may be of any account, so a caller who may see some accounts sees none of them, by any route.</summary>
public sealed class RestrictedTests : IAsyncLifetime
{
    private readonly string _users = Path.GetTempFileName();
    private Desk _desk = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            _users,
            """
            [
              { "name": "all", "key": "all", "roles": ["exceptions.manage", "dropcopy.write"] },
              { "name": "some", "key": "some", "roles": ["exceptions.manage"], "accounts": ["BOOK-1"] },
              { "name": "reader", "key": "reader", "roles": ["positions.read"] }
            ]
            """);
        _desk = await Desk.StartAsync(change: options => options with { UsersFile = _users });
        Be("all");
        await _desk.FeedAsync(Messages.Fill("E1", account: "ACME9"));
        _id = Desk.Text(await _desk.OnlyAsync(), "id");
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        File.Delete(_users);
    }

    [Fact]
    public async Task Lists_are_empty_and_one_exception_is_not_found()
    {
        Be("some");

        Assert.Empty(await _desk.ListAsync());
        Assert.Empty(await _desk.GroupsAsync());
        foreach (var path in (string[])[$"exceptions/{_id}", $"exceptions/{_id}/raw"])
        {
            using var response = await _desk.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("assign", """{"to": "me"}""")]
    [InlineData("comment", """{"text": "x"}""")]
    [InlineData("dismiss", """{"reason": "x"}""")]
    [InlineData("reopen", "{}")]
    [InlineData("reprocess", "{}")]
    public async Task Nothing_can_be_done_with_one(string action, string body)
    {
        Be("some");
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.PostAsync($"exceptions/{_id}/{action}", body)).Status);

        Be("reader");
        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.PostAsync($"exceptions/{_id}/{action}", body)).Status);

        Be("all");
        Assert.Empty((await _desk.Http.GetFromJsonAsync<JsonElement>($"exceptions/{_id}")).GetProperty("actions").EnumerateArray());
    }

    [Fact]
    public async Task No_batch_can_be_started_or_seen()
    {
        var batch = await _desk.ReprocessAllAsync();

        Be("some");
        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.PostAsync("exceptions/reprocess")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.PostAsync("exceptions/dismiss", """{"filter": {}, "reason": "x"}""")).Status);
        using var response = await _desk.Http.GetAsync($"exceptions/batches/{Desk.Text(batch, "id")}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private void Be(string user)
    {
        _desk.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        _desk.Http.DefaultRequestHeaders.Add("X-Api-Key", user);
    }
}
