using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>The id of a request: the client's own where it sends one that may stand in a log, else a new one. It comes back in the answer.</summary>
internal static class RequestId
{
    public const string Header = "X-Request-Id";
    private const int MaxLength = 64;

    /// <summary>Gives a request its id.</summary>
    public static void Assign(HttpContext http)
    {
        var sent = http.Request.Headers[Header];
        // Anything else could forge lines of a log, so it is not repeated anywhere.
        http.TraceIdentifier = sent.Count == 1 && IsOne(sent.ToString()) ? sent.ToString() : Guid.NewGuid().ToString("N");
    }

    public static string Of(HttpContext http) => http.TraceIdentifier;

    private static bool IsOne(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
