using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Messaging;
using Stp.Functions.Security;

namespace Stp.Functions.DropCopy;

/// <summary><c>POST drop-copy/{venue}?session=</c>: takes raw messages and answers 202 once they are durably queued.</summary>
internal sealed class IngestDropCopy(
    RouteGuard guard, DropCopySender sender, OversizeHolder oversize, DialectCatalog dialects, IOptions<IngestOptions> options, TimeProvider time)
{
    private const int MaxSessionLength = 100;

    private static readonly QueryParameter<string?> Session =
        QueryParameter.Text("session", $"The session of the feed, printable and at most {MaxSessionLength} characters.", "TC1");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Takes raw messages, and answers once they are durably queued.",
        Role = Roles.DropCopyWrite,
        Path = [new PathParameter("venue", "The venue, as its dialect names it.", "ice", Format: null)],
        Query = [Session],
        Body = RequestContent.Text(
            "application/octet-stream", "Raw messages as they were sent: FIX with SOH or | between fields, one or more, or FIXML.", Acceptance.ExampleBody),
        // What is booked twice is booked once, so remembering bodies of megabytes would only cost.
        RemembersKeys = false,
        Answers = [Answer.Json(StatusCodes.Status202Accepted, HttpJson.Default.Acceptance, new Acceptance(1, 1), "It is durable and will be booked or held.")],
        Problems = [ProblemKinds.VenueUnknown],
    };

    [Function(nameof(IngestDropCopy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drop-copy/{venue}")] HttpRequest request,
        string venue,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            venue = KnownVenue(venue);
            var session = SessionOf(query);
            var body = await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, cancellationToken);
            var messages = RawMessages.Split(body, options.Value.MaxMessageBytes).ToList();
            if (messages.Count == 0)
            {
                throw new RequestException(ProblemKinds.BodyEmpty, "The body holds no message.");
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
            ProblemKinds.VenueUnknown, $"No dialect serves venue {venue}. Known: {string.Join(", ", dialects.Venues)}.");

    private static string? SessionOf(QueryParameters query) =>
        query.Get(Session) is not { } session ? null
        : session.Length <= MaxSessionLength && session.All(c => c is > ' ' and <= '~') ? session
        : throw RequestException.BadParameter(Session.Name, $"printable text of at most {MaxSessionLength} characters");
}
