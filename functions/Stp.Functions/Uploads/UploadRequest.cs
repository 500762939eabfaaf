using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Stp.Functions.DropCopy;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Uploads;

/// <summary>What the functions that take a file have in common.</summary>
internal sealed class UploadRequest(IOptions<UploadOptions> options)
{
    /// <summary>The file, as it was sent.</summary>
    /// <exception cref="RequestException">It is too large or not there.</exception>
    public async Task<byte[]> FileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var file = await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, cancellationToken);
        return file.Length > 0 ? file : throw new RequestException(ProblemKinds.BodyEmpty, "The body holds no file.");
    }

    /// <summary>The date of the route.</summary>
    public static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new RequestException(ProblemKinds.DateInvalid, $"\"{text}\" is no date yyyy-MM-dd.");
}
