using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>The order in which a query without ORDER BY is read.</summary>
/// <remarks>
/// The service promises none. Here it follows the index that finds the documents: if the conditions fix its first columns, the rest of
/// its columns are the order, so that no page needs a sort of everything that matches.
/// </remarks>
internal static class ReadingOrder
{
    public static IReadOnlyList<(JsonPath Path, bool Descending)> Of(ContainerInfo container, SqlPredicate? where)
    {
        var fixedPaths = SqlAnd.Fixed(where);
        IReadOnlyList<(JsonPath Path, bool Descending)> order = [];
        var best = 0;
        foreach (var index in container.Indexing.All)
        {
            var prefix = index.LeadingAmong(fixedPaths).Count();
            if (prefix > best)
            {
                (best, order) = (prefix, [.. index.Columns.Skip(prefix)]);
            }
        }

        return order;
    }
}
