using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Stp.Domain.Holding;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>What a person does with one held message, and that it is remembered who did it.</summary>
public sealed class WorkTests : IAsyncLifetime
{
    private Desk _desk = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.StartAsync();
        await _desk.FeedAsync(Messages.Fill("E1", account: "ACME9"));
        _id = Desk.Text(await _desk.OnlyAsync(), "id");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task One_exception_shows_its_message_decoded_with_the_field_to_blame_marked()
    {
        var detail = await _desk.GetAsync(_id);

        var account = Assert.Single(detail.GetProperty("decoded").GetProperty("fields").EnumerateArray(), field => field.GetProperty("isCause").GetBoolean());
        Assert.Equal(("1", "Account", "ACME9"), (Desk.Text(account, "tag"), Desk.Text(account, "name"), Desk.Text(account, "value")));
        Assert.Equal(("fix", 0), (Desk.Text(detail.GetProperty("decoded"), "dialect"), detail.GetProperty("decoded").GetProperty("restBytes").GetInt32()));
        Assert.Equal((ReasonCodes.AccountUnmapped, "open", 0L), (
            Desk.Text(detail.GetProperty("exception"), "reason"),
            Desk.Text(detail.GetProperty("exception"), "status"),
            detail.GetProperty("exception").GetProperty("ageMinutes").GetInt64()));
        Assert.False(detail.GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task One_exception_has_a_tag_that_changes_with_it()
    {
        using var first = await _desk.Http.GetAsync($"exceptions/{_id}");
        var tag = first.Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(tag));
        await _desk.PostAsync($"exceptions/{_id}/comment", """{"text": "I ask the broker."}""");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tag));
    }

    [Fact]
    public async Task Owner_and_comments_are_kept_with_who_said_them()
    {
        await _desk.PostAsync($"exceptions/{_id}/assign", """{"to": "bob"}""");
        var (status, detail) = await _desk.PostAsync($"exceptions/{_id}/comment", """{"text": "I ask the broker."}""");

        Assert.Equal(HttpStatusCode.OK, status);
        var exception = detail.GetProperty("exception");
        Assert.Equal(("bob", "I ask the broker."), (Desk.Text(exception, "owner"), Desk.Text(exception, "comment")));
        Assert.Equal(
            ["local assigned bob", "local commented I ask the broker."],
            detail.GetProperty("actions").EnumerateArray().Select(a => $"{Desk.Text(a, "by")} {Desk.Text(a, "kind")} {Desk.Text(a, "text")}"));
        Assert.Single(await _desk.ListAsync("&owner=bob"));
        Assert.Empty(await _desk.ListAsync("&owner=ann"));
    }

    [Fact]
    public async Task A_dismissal_needs_a_reason_and_can_be_taken_back()
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text-empty"), await RefusedAsync($"exceptions/{_id}/dismiss"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _desk.PostAsync($"exceptions/{_id}/dismiss", """{"reason": " "}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync($"exceptions/{_id}/dismiss", """{"reason": "A test of the venue."}""")).Status);

        Assert.Empty(await _desk.ListAsync("&status=open"));
        Assert.Equal("A test of the venue.", Desk.Text(Assert.Single(await _desk.ListAsync("&status=dismissed")), "comment"));
        Assert.Equal("exception-dismissed", Desk.Text((await _desk.PostAsync($"exceptions/{_id}/reprocess")).Answer, "code"));
        Assert.Equal("exception-dismissed", Desk.Text((await _desk.PostAsync($"exceptions/{_id}/dismiss", """{"reason": "again"}""")).Answer, "code"));

        Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync($"exceptions/{_id}/reopen")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "exception-not-dismissed"), await RefusedAsync($"exceptions/{_id}/reopen"));
        Assert.Single(await _desk.ListAsync("&status=open"));
    }

    [Fact]
    public async Task What_a_person_does_is_in_the_audit_trail()
    {
        await _desk.PostAsync($"exceptions/{_id}/assign", """{"to": "bob"}""");
        await _desk.PostAsync($"exceptions/{_id}/dismiss", """{"reason": "A test."}""");
        await _desk.PostAsync($"exceptions/{_id}/reopen");
        await _desk.PostAsync($"exceptions/{_id}/reprocess");
        await _desk.ReprocessAllAsync();

        var trail = await _desk.Host.Client.ListAsync("audit");
        Assert.Equal(
            ["exception.assign", "exception.dismiss", "exception.reopen", "exception.reprocess", "exception.reprocess-all"],
            trail.Select(entry => Desk.Text(entry, "action")).Order(StringComparer.Ordinal));
        Assert.All(trail, entry => Assert.Equal("local", Desk.Text(entry, "by")));
    }

    [Theory]
    [InlineData("assign", """{"to": 7}""", HttpStatusCode.BadRequest)]
    [InlineData("comment", """{"text": ""}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("comment", "[]", HttpStatusCode.BadRequest)]
    [InlineData("dismiss", "no json", HttpStatusCode.BadRequest)]
    public async Task A_body_that_says_nothing_is_refused(string action, string body, HttpStatusCode expected) =>
        Assert.Equal(expected, (await _desk.PostAsync($"exceptions/{_id}/{action}", body)).Status);

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("nothing")]
    [InlineData("alarms")]
    public async Task An_exception_that_is_not_there_is_not_found(string id)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Http.GetAsync($"exceptions/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.PostAsync($"exceptions/{id}/reprocess")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.PostAsync($"exceptions/{id}/dismiss", """{"reason": "x"}""")).Status);
    }

    private async Task<HttpStatusCode> StatusAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"exceptions/{_id}");
        request.Headers.IfNoneMatch.Add(tag);
        using var response = await _desk.Http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<(HttpStatusCode, string)> RefusedAsync(string path)
    {
        var (status, answer) = await _desk.PostAsync(path);
        return (status, answer.ValueKind == JsonValueKind.Object ? Desk.Text(answer, "code") : "");
    }
}
