using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Sees that a long OR of equalities is a list, which SQLite answers by index and which has one text for every length.</summary>
internal static class SqlRows
{
    public static SqlPredicate? TryJoin(IReadOnlyList<SqlPredicate> parts)
    {
        List<JsonPath>? paths = null;
        var rows = new List<IReadOnlyList<SqlValue>>(parts.Count);
        foreach (var part in parts)
        {
            if (Equalities(part) is not { } equalities)
            {
                return null;
            }

            var own = equalities.ConvertAll(equality => equality.Path);
            if (paths is not null && !paths.SequenceEqual(own))
            {
                return null;
            }

            paths = own;
            rows.Add(equalities.ConvertAll(equality => equality.Value));
        }

        return paths!.Count == 1 ? new SqlIn(paths[0], [.. rows.Select(row => row[0])], Negated: false) : new SqlRowIn(paths, rows);
    }

    private static List<SqlCompare>? Equalities(SqlPredicate part)
    {
        var terms = part is SqlAnd and ? and.Parts : [part];
        var equalities = terms.OfType<SqlCompare>().Where(IsPlain).ToList();
        return equalities.Count == terms.Count ? equalities : null;
    }

    /// <summary>An equality that SQLite decides without the type of the value.</summary>
    private static bool IsPlain(SqlCompare term) => term.Comparison == SqlComparison.Equal && (term.Value.IsNumber || term.Value.Kind == SqlValueKind.Text) && !term.Value.NeedsType;
}
