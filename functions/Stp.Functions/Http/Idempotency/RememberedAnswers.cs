using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stp.Functions.DropCopy;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Http.Idempotency;

/// <summary>
/// Does the work of a POST with an Idempotency-Key once: the same request under the same key gets the answer that was given, and another one
/// is refused. A key belongs to its caller and lives for a day.
/// </summary>
internal sealed class RememberedAnswers(AnswerStore store, TimeProvider time)
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 200;
    private const int MaxBodyBytes = 16 << 20;

    /// <summary>Largest answer that is kept. After a larger one the key is forgotten.</summary>
    private const int MaxAnswerBytes = 512 << 10;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>After so long an attempt without an answer was cut off by a crash, and the next one does the work.</summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(6);

    public async Task<IResult> RunAsync(HttpRequest request, Caller caller, Func<Task<IResult>> work)
    {
        if (KeyOf(request) is not { } key)
        {
            return await work();
        }

        var cancellationToken = request.HttpContext.RequestAborted;
        var attempt = AttemptOf(caller, key, await DigestAsync(request, cancellationToken));
        var etag = await store.TryBeginAsync(attempt, cancellationToken);
        if (etag is null)
        {
            var (answer, taken) = await FoundAsync(attempt, cancellationToken);
            if (answer is not null)
            {
                return answer;
            }

            etag = taken;
        }

        return await WorkAsync(request.HttpContext, attempt, etag!, work);
    }

    /// <summary>The answer that was given under the key, or the ETag of an attempt that takes the place of one that has expired or was cut off.</summary>
    private async Task<(IResult? Answer, string? ETag)> FoundAsync(AnswerDocument attempt, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(attempt.Id, cancellationToken);
        var isOver = found is null || found.Document.ExpiresAt <= attempt.StartedAt;
        if (!isOver && found!.Document.RequestDigest != attempt.RequestDigest)
        {
            throw new RequestException(ProblemKinds.IdempotencyKeyReused, $"The {Header} was used for another request; each has one of its own.");
        }

        if (!isOver && found!.Document.Answer is { } answer)
        {
            return (answer, null);
        }

        var isCutOff = isOver || found!.Document.StartedAt + LongestAttempt <= attempt.StartedAt;
        var taken = !isCutOff ? null
            : found is null ? await store.TryBeginAsync(attempt, cancellationToken)
            : await store.TryReplaceAsync(attempt, found.ETag, cancellationToken);
        return taken is not null
            ? (null, taken)
            : throw new RequestException(ProblemKinds.IdempotencyInProgress, $"A request with this {Header} is under way; ask again when it has ended.");
    }

    private async Task<IResult> WorkAsync(HttpContext http, AnswerDocument attempt, string etag, Func<Task<IResult>> work)
    {
        StoredAnswer? answer = null;
        try
        {
            answer = await StoredAnswer.OfAsync(await work(), http);
            return answer;
        }
        finally
        {
            // Whether or not the client is still there: what was done must be remembered, and what was not must not be.
            _ = answer is { IsSuccess: true, Body.Length: <= MaxAnswerBytes }
                ? await store.TryReplaceAsync(attempt with { Answer = answer }, etag, CancellationToken.None)
                : await ForgetAsync(attempt.Id);
        }
    }

    private async Task<string?> ForgetAsync(string id)
    {
        await store.DeleteAsync(id, CancellationToken.None);
        return null;
    }

    private AnswerDocument AttemptOf(Caller caller, string key, string requestDigest)
    {
        var now = time.GetUtcNow();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{caller.Person.Id}")));
        return new AnswerDocument { Id = id, RequestDigest = requestDigest, StartedAt = now, ExpiresAt = now + Lifetime };
    }

    private static string? KeyOf(HttpRequest request)
    {
        var sent = request.Headers[Header];
        return sent.Count == 0 ? null
            : sent.Count == 1 && sent.ToString() is { Length: > 0 and <= MaxKeyLength } key && key.All(c => c is > ' ' and <= '~') ? key
            : throw new RequestException(ProblemKinds.HeaderInvalid, $"{Header} is not one printable text without spaces of at most {MaxKeyLength} characters.");
    }

    /// <summary>A digest of what is asked. The body is read for it, and put back for the work.</summary>
    private static async Task<string> DigestAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        request.Body = new MemoryStream(body, writable: false);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.PathBase}{request.Path}{request.QueryString}\n"));
        digest.AppendData(body);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
