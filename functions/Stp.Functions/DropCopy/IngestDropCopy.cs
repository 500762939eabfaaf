using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Functions.Http;
using Stp.Functions.Messaging;
using Stp.Functions.Security;

namespace Stp.Functions.DropCopy;

/// <summary><c>POST drop-copy/{venue}?session=</c>: takes raw messages and answers 202 once they are durably queued.</summary>
internal sealed class IngestDropCopy(
    RouteGuard guard, DropCopySender sender, OversizeHolder oversize, DialectCatalog dialects, IOptions<IngestOptions> options, TimeProvider time)
{
    private const int MaxSessionLength = 100;

    [Function(nameof(IngestDropCopy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drop-copy/{venue}")] HttpRequest request,
        string venue,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.DropCopyWrite, async _ =>
        {
            venue = KnownVenue(venue);
            var session = SessionOf(new QueryParameters(request, "session"));
            var body = await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, cancellationToken);
            var messages = RawMessages.Split(body, options.Value.MaxMessageBytes).ToList();
            if (messages.Count == 0)
            {
                throw new RequestException(StatusCodes.Status400BadRequest, "body-empty", "The body holds no message.");
            }

            var receivedAt = time.GetUtcNow();
            await oversize.HoldAsync(messages, venue, session, receivedAt, cancellationToken);
            var bundles = Bundles.Of(body, [.. messages.Where(m => m.Format != RawFormat.TooLarge)], options.Value);
            await sender.SendAsync(bundles, venue, session, receivedAt, cancellationToken);
            return TypedResults.Json(
                new Acceptance(messages.Count, bundles.Count), HttpJson.Default.Acceptance, statusCode: StatusCodes.Status202Accepted);
        });

    private string KnownVenue(string venue) => dialects.Serves(venue.ToLowerInvariant())
        ? venue.ToLowerInvariant()
        : throw new RequestException(
            StatusCodes.Status404NotFound, "venue-unknown", $"No dialect serves venue {venue}. Known: {string.Join(", ", dialects.Venues)}.");

    private static string? SessionOf(QueryParameters query) =>
        query.Text("session") is not { } session ? null
        : session.Length <= MaxSessionLength && session.All(c => c is > ' ' and <= '~') ? session
        : throw RequestException.BadParameter("session", $"printable text of at most {MaxSessionLength} characters");
}
