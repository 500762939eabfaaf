using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>Paths that are indexed together, each ascending or descending.</summary>
internal sealed record CompositeIndex(IReadOnlyList<(JsonPath Path, bool Descending)> Columns)
{
    /// <summary>The leading columns that are among <paramref name="paths"/>.</summary>
    public IEnumerable<JsonPath> LeadingAmong(IReadOnlySet<JsonPath> paths) => Columns.Select(column => column.Path).TakeWhile(paths.Contains);

    /// <summary>Whether an ORDER BY can be read from the index, forwards or backwards.</summary>
    public bool Serves(IReadOnlyList<(JsonPath Path, bool Descending)> order)
    {
        if (order.Count != Columns.Count)
        {
            return false;
        }

        var turned = order[0].Descending != Columns[0].Descending;
        for (var i = 0; i < order.Count; i++)
        {
            if (!order[i].Path.Equals(Columns[i].Path) || order[i].Descending != (Columns[i].Descending ^ turned))
            {
                return false;
            }
        }

        return true;
    }
}
