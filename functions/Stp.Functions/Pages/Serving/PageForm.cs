using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Feeds;
using Stp.Domain.Holding.Review;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Pages.Serving;

/// <summary>The fields that a form has sent.</summary>
internal sealed class PageForm(IFormCollection fields)
{
    private const int MaxFields = 100;
    private const int MaxNameLength = 200;

    /// <summary>Reads them, within limits.</summary>
    /// <exception cref="RequestException">400: it is no form; 413: it is too large.</exception>
    public static async Task<PageForm> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new RequestException(ProblemKinds.RequestMalformed, "The body is not that of a form.");
        }

        // Browsers always tell the length of a form, and the fields cannot be longer than all of it.
        if (request.ContentLength is not { } length || length > maxBytes)
        {
            throw new RequestException(ProblemKinds.BodyTooLarge, $"The form is larger than {maxBytes} bytes. Nothing was accepted.");
        }

        var options = new FormOptions
        {
            ValueCountLimit = MaxFields, KeyLengthLimit = MaxNameLength, ValueLengthLimit = maxBytes, MultipartBodyLengthLimit = maxBytes, BufferBodyLengthLimit = maxBytes,
        };
        try
        {
            return new PageForm(await request.ReadFormAsync(options, cancellationToken));
        }
        catch (InvalidDataException fault)
        {
            throw new RequestException(ProblemKinds.RequestMalformed, $"The form cannot be read: {fault.Message}");
        }
    }

    /// <summary>What is wrong with a form by what its work threw, in a sentence; null for faults that are none of its.</summary>
    public static string? Refusal(Exception fault) => fault switch
    {
        HeldReviewException or ReviewException or FeedGapException => fault.Message,
        RequestException { Kind.Status: StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed or StatusCodes.Status422UnprocessableEntity } => fault.Message,
        RequestException { Kind: var kind } when kind == ProblemKinds.DateInvalid || kind == ProblemKinds.ParameterInvalid || kind == ProblemKinds.BodyEmpty => fault.Message,
        _ => null,
    };

    /// <summary>A field without the space around it; null where it is empty or not there.</summary>
    public string? Find(string name) => fields[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A field that the page always sends.</summary>
    /// <exception cref="RequestException">400: it is not there.</exception>
    public string Get(string name) =>
        Find(name) ?? throw new RequestException(ProblemKinds.RequestMalformed, $"The form has no field {name}.");

    /// <summary>A field as it was sent, with its space and line breaks; null where it is not there.</summary>
    public string? Raw(string name) => fields.TryGetValue(name, out var text) ? text.ToString() : null;

    /// <summary>The fields whose name begins so, by the rest of the name.</summary>
    public IReadOnlyDictionary<string, string> Below(string prefix) => fields
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[prefix.Length..], field => field.Value.ToString().Trim(), StringComparer.Ordinal);

    /// <summary>A file; null where none was chosen.</summary>
    public IFormFile? File(string name) => fields.Files.GetFile(name) is { Length: > 0 } file ? file : null;
}
