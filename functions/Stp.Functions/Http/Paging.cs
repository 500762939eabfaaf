using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http;

/// <summary>Pages of a list. The link to the next page holds the key of the last item, so writes in between neither repeat nor hide one.</summary>
internal sealed class Paging
{
    private const int DefaultSize = 100;
    private const int MaxSize = 1_000;

    private static readonly QueryParameter<int?> SizeParameter =
        QueryParameter.Number("maxpagesize", $"Most items of a page; {DefaultSize} where it is absent. A page of large items has fewer.", 1, MaxSize, "50");

    private static readonly QueryParameter<string?> PlaceParameter =
        QueryParameter.Text("after", "The place in the list that a nextLink names. Not made by hand.", WebEncoders.Base64UrlEncode("example"u8));

    private readonly HttpRequest _request;

    public Paging(HttpRequest request, QueryParameters query)
    {
        _request = request;
        NamesSize = query.Get(SizeParameter) is not null;
        Size = query.Get(SizeParameter) ?? DefaultSize;
        After = PlaceOf(query.Get(PlaceParameter));
    }

    /// <summary>What the contract of a list names.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } = [SizeParameter, PlaceParameter];

    /// <summary>Whether the request says how many items a page has.</summary>
    public bool NamesSize { get; }

    /// <summary>Items a page.</summary>
    public int Size { get; }

    /// <summary>Key of the last item before this page, or null for the first page.</summary>
    public IReadOnlyList<string>? After { get; }

    /// <summary>The part <paramref name="index"/> of the key, which must have <paramref name="parts"/> parts.</summary>
    public string? AfterPart(int index, int parts) => After is null
        ? null
        : After.Count == parts ? After[index] : throw BadPlace();

    /// <summary>The first part of the key as an instant.</summary>
    public DateTimeOffset? AfterInstant(int parts) => AfterPart(0, parts) is not { } text
        ? null
        : DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw BadPlace();

    /// <summary>An instant as part of a key.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The refusal of a place that no list gave.</summary>
    public static RequestException BadPlace() => RequestException.BadParameter(PlaceParameter.Name, "one that this list gave");

    /// <summary>The absolute address of the page after the item with this key.</summary>
    public string NextLink(params ReadOnlySpan<string> key)
    {
        var token = Place(key);
        var parameters = _request.Query
            .Where(p => p.Key != PlaceParameter.Name)
            .Select(p => KeyValuePair.Create(p.Key, (string?)p.Value.ToString()))
            .Append(KeyValuePair.Create(PlaceParameter.Name, (string?)token));
        var page = $"{_request.Scheme}://{_request.Host}{_request.PathBase}{_request.Path}";
        return QueryHelpers.AddQueryString(page, parameters);
    }

    /// <summary>The place in the list behind the item with this key, as the parameter has it.</summary>
    public static string Place(params ReadOnlySpan<string> key) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Join('\n', key.ToArray())));

    private static string[]? PlaceOf(string? text)
    {
        try
        {
            return text is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('\n');
        }
        catch (FormatException)
        {
            throw BadPlace();
        }
    }
}
