using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary>The models of the pages of reference data: for the page itself, and for the same page after a form with a mistake.</summary>
internal sealed class ReferenceModels(TableReferenceStore store, ReferenceCache cache)
{
    /// <summary>A page of rows.</summary>
    public async Task<ReferenceModel> ListAsync(ReferenceMap map, string? venue, string? code, Paging paging, CancellationToken cancellationToken)
    {
        var entries = await store.ListAsync(GetReference.FilterOf(map, venue, code), GetReference.AfterOf(map, paging), paging.Size, cancellationToken);
        return new ReferenceModel
        {
            Map = ReferenceKeys.Name(map),
            Venue = venue,
            Code = code,
            Columns = ReferenceCsv.FileOf(map).ValueColumns,
            Rows = [.. entries.Select(Row)],
            Next = entries.Count < paging.Size ? null : Paging.Place(GetReference.PlaceOf(entries[^1])),
        };
    }

    /// <summary>A row that is there.</summary>
    /// <exception cref="RequestException">404: there is none.</exception>
    public async Task<ReferenceRowModel> RowAsync(ReferenceKey key, CancellationToken cancellationToken)
    {
        var entry = await store.FindAsync(key, cancellationToken) ?? throw new RequestException(ProblemKinds.NotFound, $"There is no {key.Subject}.");
        return await FormAsync(key.Map, key.Venue, key.Code, key.ValidFrom, entry.Values, cancellationToken) with
        {
            ETag = ReferenceItem.TagOf(key, entry.Values).Tag.Value,
        };
    }

    /// <summary>A form for a row, with what stands in it.</summary>
    public async Task<ReferenceRowModel> FormAsync(
        ReferenceMap map, string? venue, string? code, DateOnly? validFrom, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) => new()
    {
        Map = ReferenceKeys.Name(map),
        Venue = venue,
        Code = code,
        ValidFrom = validFrom,
        Fields = ReferenceFieldsOf.Map(map, values, await cache.GetAsync(cancellationToken)),
    };

    /// <summary>The form for a file.</summary>
    public static ImportModel Import(ReferenceMap map) => new()
    {
        Map = ReferenceKeys.Name(map),
        Header = string.Join(',', ReferenceCsv.FileOf(map).Columns.Names),
    };

    private static ReferenceRow Row(ReferenceEntry entry) => new(ReferenceKeys.Name(entry.Map), entry.Venue, entry.Code, entry.ValidFrom, entry.Values);
}
