using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Tests.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Idempotency;
using Stp.Functions.Security;

namespace Stp.Embedded.Tests.Http;

/// <summary>A POST under an Idempotency-Key is done once.</summary>
public sealed class RememberedAnswersTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource _begun = new();
    private ProductDatabase _product = null!;
    private AnswerStore _store = null!;
    private int _done;

    public async ValueTask InitializeAsync()
    {
        _product = await ProductDatabase.OpenAsync();
        _store = new AnswerStore(_product.Database, ProductDatabase.NewCalls());
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_the_work_is_done_once()
    {
        var first = await AskAsync("key");
        var second = await AskAsync("key");

        Assert.Equal(1, _done);
        Assert.Equal((202, "done 1", "/here/1"), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Without_a_key_the_work_is_done_each_time()
    {
        await AskAsync(key: null);
        await AskAsync(key: null);

        Assert.Equal(2, _done);
    }

    [Theory]
    [InlineData("other body", "?a=1", "POST")]
    [InlineData("body", "?a=2", "POST")]
    [InlineData("body", "?a=1", "PATCH")]
    public async Task Another_request_under_the_key_is_refused(string body, string query, string method)
    {
        await AskAsync("key");

        Assert.Equal("idempotency-key-reused", (await Assert.ThrowsAsync<RequestException>(() => AskAsync("key", body, query, method))).Kind.Code);
        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task Each_caller_has_keys_of_their_own()
    {
        await AskAsync("key", caller: "ann");
        await AskAsync("key", caller: "bob");

        Assert.Equal(2, _done);
    }

    [Fact]
    public async Task While_the_work_is_under_way_the_same_request_is_asked_to_wait()
    {
        var release = new TaskCompletionSource();
        var first = AskAsync("key", before: release.Task);
        await _begun.Task;

        Assert.Equal("idempotency-in-progress", (await Assert.ThrowsAsync<RequestException>(() => AskAsync("key"))).Kind.Code);
        release.SetResult();
        Assert.Equal("done 1", (await first).Body);
        Assert.Equal("done 1", (await AskAsync("key")).Body);
    }

    [Fact]
    public async Task What_failed_is_not_remembered()
    {
        await Assert.ThrowsAsync<IOException>(() => AskAsync("key", before: Task.FromException(new IOException("gone"))));
        var refused = await AskAsync("key", status: 409);
        var done = await AskAsync("key");

        Assert.Equal((409, 202), (refused.Status, done.Status));
    }

    [Fact]
    public async Task An_attempt_that_was_cut_off_is_made_again_by_the_next_one_after_a_while()
    {
        var never = AskAsync("key", before: new TaskCompletionSource().Task);
        await _begun.Task;
        _time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<RequestException>(() => AskAsync("key"));
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("done 1", (await AskAsync("key")).Body);
        Assert.False(never.IsCompleted);
    }

    [Fact]
    public async Task After_a_day_the_key_is_unknown_again_and_forgotten()
    {
        await AskAsync("key");
        await AskAsync("another");
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("done 3", (await AskAsync("key")).Body);
        Assert.Equal(1, await _store.DeleteExpiredAsync(_time.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0, await _store.DeleteExpiredAsync(_time.GetUtcNow(), CancellationToken.None));
        Assert.Equal("done 3", (await AskAsync("key")).Body);
    }

    [Fact]
    public async Task A_large_answer_is_given_and_not_kept()
    {
        var large = new string('x', 600 << 10);

        Assert.EndsWith(large, (await AskAsync("key", more: large)).Body, StringComparison.Ordinal);
        Assert.Equal("done 2", (await AskAsync("key")).Body);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("é")]
    [InlineData("")]
    public async Task A_key_that_cannot_be_one_is_refused(string key) =>
        Assert.Equal("header-invalid", (await Assert.ThrowsAsync<RequestException>(() => AskAsync(key))).Kind.Code);

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() => await Assert.ThrowsAsync<RequestException>(() => AskAsync(new string('k', 201)));

    private async Task<(int Status, string Body, string? Location)> AskAsync(
        string? key, string body = "body", string query = "?a=1", string method = "POST", string caller = "ann", Task? before = null, int status = 202, string more = "")
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = method;
        http.Request.Path = "/api/eod/2026-11-20";
        http.Request.QueryString = new QueryString(query);
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Response.Body = new MemoryStream();
        if (key is not null)
        {
            http.Request.Headers[RememberedAnswers.Header] = key;
        }

        var answer = await new RememberedAnswers(_store, _time).RunAsync(
            http.Request,
            new Caller(Principals.Create(caller, "Ann", [], accounts: null, "Test")),
            async () =>
            {
                Assert.Equal(body, await new StreamReader(http.Request.Body).ReadToEndAsync());
                _begun.TrySetResult();
                await (before ?? Task.CompletedTask);
                var number = status == 202 ? Interlocked.Increment(ref _done) : 0;
                http.Response.Headers.Location = $"/here/{number}";
                return Results.Text($"done {number}{more}", statusCode: status);
            });
        await answer.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return (http.Response.StatusCode, await new StreamReader(http.Response.Body).ReadToEndAsync(), http.Response.Headers.Location);
    }
}
