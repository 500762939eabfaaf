using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Stp.Functions.DropCopy;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Uploads;

/// <summary>What the functions that take a file have in common.</summary>
internal sealed class UploadRequest(IOptions<UploadOptions> options)
{
    /// <summary>The file, as it was sent.</summary>
    /// <exception cref="RequestException">It is too large, compressed or not there.</exception>
    public async Task<byte[]> FileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding.ToString() is not ("" or "identity"))
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType, "content-encoding-unsupported", $"Content-Encoding {encoding} is not taken; send the file as it is.");
        }

        var file = await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, cancellationToken);
        return file.Length > 0 ? file : throw new RequestException(StatusCodes.Status400BadRequest, "body-empty", "The body holds no file.");
    }

    /// <summary>The date of the route.</summary>
    public static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new RequestException(StatusCodes.Status400BadRequest, "date-invalid", $"\"{text}\" is no date yyyy-MM-dd.");

    /// <summary>What is uploaded is of all accounts, so it is not for somebody of some.</summary>
    public static void RefuseRestricted(Caller caller)
    {
        if (caller.Accounts is not null)
        {
            throw new RequestException(
                StatusCodes.Status403Forbidden, "accounts-restricted", "This concerns every account, and the caller is restricted to some.");
        }
    }
}
