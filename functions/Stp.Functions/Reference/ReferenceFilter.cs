using Azure.Data.Tables;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Which rows of a map are asked for.</summary>
/// <param name="Map">The map.</param>
/// <param name="Venue">The venue; null for all.</param>
/// <param name="Code">The code, or what it begins with where <paramref name="IsPrefix"/>; null for all.</param>
/// <param name="IsPrefix">Whether only the beginning is given.</param>
internal sealed record ReferenceFilter(ReferenceMap Map, string? Venue, string? Code, bool IsPrefix)
{
    /// <summary>The service's limit of a page.</summary>
    public const int MaxPage = 1_000;

    /// <summary>Comes after every character that a key is written with.</summary>
    private const char Last = '\u00ff';

    /// <summary>The OData filter of the rows after one.</summary>
    public string ODataAfter(ReferenceKey? after)
    {
        var partition = Venue is null ? ReferenceKeys.PartitionPrefix(Map) : ReferenceKeys.Partition(Map, Venue);
        var conditions = new List<string>
        {
            Venue is null
                ? TableClient.CreateQueryFilter($"PartitionKey ge {partition} and PartitionKey lt {partition + Last}")
                : TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
        };
        if (Code is { } code)
        {
            var row = ReferenceKeys.Escaped(code);
            // Behind the code, a separator and the date from which the row holds.
            var dated = ReferenceKeys.Row(code, DateOnly.MinValue)[..(row.Length + 1)];
            conditions.Add(IsPrefix
                ? TableClient.CreateQueryFilter($"RowKey ge {row} and RowKey lt {row + Last}")
                : TableClient.CreateQueryFilter($"(RowKey eq {row} or (RowKey ge {dated} and RowKey lt {dated + Last}))"));
        }

        if (after is not null)
        {
            conditions.Add(TableClient.CreateQueryFilter(
                $"(PartitionKey gt {after.Partition} or (PartitionKey eq {after.Partition} and RowKey gt {after.Row}))"));
        }

        return string.Join(" and ", conditions);
    }
}
