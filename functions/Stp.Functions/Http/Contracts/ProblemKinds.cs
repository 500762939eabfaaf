namespace Stp.Functions.Http.Contracts;

/// <summary>Every kind of problem that the functions answer. A route names those of its own in its contract.</summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind BodyEmpty = new(400, "body-empty", "The body holds nothing.");
    public static readonly ProblemKind BodyMalformed = new(400, "body-malformed", "The body is not the JSON that is expected.");
    public static readonly ProblemKind CauseInvalid = new(400, "cause-invalid", "The cause is not one that the groups of exceptions have.");
    public static readonly ProblemKind DateInvalid = new(400, "date-invalid", "The date in the path is no date yyyy-MM-dd.");
    public static readonly ProblemKind HeaderInvalid = new(400, "header-invalid", "A header has a value that cannot be.");
    public static readonly ProblemKind ParameterInvalid = new(400, "parameter-invalid", "A query parameter has a value that cannot be, is repeated, or is missing.");
    public static readonly ProblemKind ParameterUnknown = new(400, "parameter-unknown", "A query parameter is not known here.");
    public static readonly ProblemKind RequestMalformed = new(400, "request-malformed", "The request cannot be read.");
    public static readonly ProblemKind Unauthenticated = new(401, "unauthenticated", "The request carries no valid credentials.");
    public static readonly ProblemKind AccountsRestricted = new(403, "accounts-restricted", "This concerns every account, and the caller is restricted to some.");
    public static readonly ProblemKind CrossSite = new(403, "cross-site", "A page of another site asked the browser to change something.");
    public static readonly ProblemKind RoleMissing = new(403, "role-missing", "The caller does not have the role that this needs.");
    public static readonly ProblemKind ClearingFirmUnknown = new(404, "clearing-firm-unknown", "The settings name no such clearing firm.");
    public static readonly ProblemKind NotFound = new(404, "not-found", "There is no such thing, or the caller may not see it.");
    public static readonly ProblemKind ReportNotPublished = new(404, "report-not-published", "The run has no report.");
    public static readonly ProblemKind VenueUnknown = new(404, "venue-unknown", "No dialect serves the venue.");
    public static readonly ProblemKind RequestTimeout = new(408, "request-timeout", "The body came too slowly.");
    public static readonly ProblemKind IdempotencyInProgress = new(409, "idempotency-in-progress", "A request with this Idempotency-Key is under way.");
    public static readonly ProblemKind TooManyRuns = new(409, "too-many-runs", "The date has as many runs as it may have.");
    public static readonly ProblemKind Changed = new(412, "changed", "It is no longer what If-Match names: somebody has changed it.");
    public static readonly ProblemKind Exists = new(412, "exists", "It is there already, and If-None-Match says that it must not be.");
    public static readonly ProblemKind PreconditionFailed = new(412, "precondition-failed", "It is not the version that If-Match names.");
    public static readonly ProblemKind BodyTooLarge = new(413, "body-too-large", "The body is larger than is taken. Nothing was accepted.");
    public static readonly ProblemKind ContentEncodingUnsupported = new(415, "content-encoding-unsupported", "The body is compressed; it is taken as it is only.");
    public static readonly ProblemKind DateInFuture = new(422, "date-in-future", "The date has not come yet.");
    public static readonly ProblemKind FileInvalid = new(422, "file-invalid", "The file was refused whole; errors tells each fault with its line.");
    public static readonly ProblemKind IdempotencyKeyReused = new(422, "idempotency-key-reused", "The Idempotency-Key was used for another request.");
    public static readonly ProblemKind KnownAtTooFar = new(422, "known-at-too-far", "Too much was booked since that instant to take it back.");
    public static readonly ProblemKind NotABusinessDate = new(422, "not-a-business-date", "The date is no business date of any calendar.");
    public static readonly ProblemKind ReferenceInvalid = new(422, "reference-invalid", "No row of reference data can say this.");
    public static readonly ProblemKind TextEmpty = new(422, "text-empty", "A text says nothing where it must say something.");
    public static readonly ProblemKind TextTooLong = new(422, "text-too-long", "A text is longer than it may be.");
    public static readonly ProblemKind TooManyRows = new(422, "too-many-rows", "The file has more rows than are taken at a time.");
    public static readonly ProblemKind IfMatchRequired = new(428, "if-match-required", "It is there already; If-Match must name what is to be changed.");
    public static readonly ProblemKind InternalError = new(500, "internal-error", "Something went wrong; the log tells what.");
    public static readonly ProblemKind Unavailable = new(503, "unavailable", "A service behind this one does not answer. Try again later.");
}
