using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Stp.Functions.Http;

/// <summary>Pages of a list. The link to the next page holds the key of the last item, so writes in between neither repeat nor hide one.</summary>
internal sealed class Paging
{
    public const string SizeParameter = "maxpagesize";
    public const string PlaceParameter = "after";
    private const int DefaultSize = 100;
    private const int MaxSize = 1_000;
    private readonly HttpRequest _request;

    public Paging(HttpRequest request, QueryParameters query)
    {
        _request = request;
        Size = SizeOf(query.Text(SizeParameter));
        After = PlaceOf(query.Text(PlaceParameter));
    }

    /// <summary>Items a page.</summary>
    public int Size { get; }

    /// <summary>Key of the last item before this page, or null for the first page.</summary>
    public IReadOnlyList<string>? After { get; }

    /// <summary>The part <paramref name="index"/> of the key, which must have <paramref name="parts"/> parts.</summary>
    public string? AfterPart(int index, int parts) => After is null
        ? null
        : After.Count == parts ? After[index] : throw RequestException.BadParameter(PlaceParameter, "one that this list gave");

    /// <summary>The first part of the key as an instant.</summary>
    public DateTimeOffset? AfterInstant(int parts) => AfterPart(0, parts) is not { } text
        ? null
        : DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw RequestException.BadParameter(PlaceParameter, "one that this list gave");

    /// <summary>An instant as part of a key.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The absolute address of the page after the item with this key.</summary>
    public string NextLink(params ReadOnlySpan<string> key)
    {
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Join('\n', key.ToArray())));
        var parameters = _request.Query
            .Where(p => p.Key != PlaceParameter)
            .Select(p => KeyValuePair.Create(p.Key, (string?)p.Value.ToString()))
            .Append(KeyValuePair.Create(PlaceParameter, (string?)token));
        var page = $"{_request.Scheme}://{_request.Host}{_request.PathBase}{_request.Path}";
        return QueryHelpers.AddQueryString(page, parameters);
    }

    private static int SizeOf(string? text) => text is null
        ? DefaultSize
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= MaxSize
            ? size
            : throw RequestException.BadParameter(SizeParameter, $"a number from 1 to {MaxSize}");

    private static string[]? PlaceOf(string? text)
    {
        try
        {
            return text is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('\n');
        }
        catch (FormatException)
        {
            throw RequestException.BadParameter(PlaceParameter, "one that this list gave");
        }
    }
}
