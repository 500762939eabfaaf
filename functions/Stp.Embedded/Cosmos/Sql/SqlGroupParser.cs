using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Parses GROUP BY and what SELECT lists with it: <c>SELECT c.a, COUNT(1) AS n, MIN(c.b) AS first FROM c GROUP BY c.a</c>.</summary>
internal sealed class SqlGroupParser(SqlTokens tokens)
{
    public IReadOnlyList<SqlGroupField> Parse()
    {
        var fields = new List<SqlGroupField>();
        do
        {
            fields.Add(tokens.AtPath ? ParseKey() : ParseAggregate());
        }
        while (tokens.TryTakeSymbol(","));
        return fields;
    }

    /// <summary>The paths behind GROUP BY: whatever is selected and is no aggregate must be among them.</summary>
    public IReadOnlyList<JsonPath> ParseBy(SqlSelect.Groups select)
    {
        tokens.Expect("GROUP");
        tokens.Expect("BY");
        var paths = new List<JsonPath>();
        do
        {
            paths.Add(tokens.AtPath ? tokens.PathToProperty() : throw tokens.NotSupported($"'{tokens.Current.Text}' in GROUP BY"));
        }
        while (tokens.TryTakeSymbol(","));
        return select.Items.FirstOrDefault(field => field.Kind == SqlGroupFieldKind.Key && !paths.Contains(field.Path!)) is { } stray
            ? throw GatewayFault.BadRequest($"{tokens.Alias}.{string.Join('.', stray.Path!.Names)} is selected and is neither in an aggregate nor in GROUP BY.")
            : paths;
    }

    private SqlGroupField ParseKey()
    {
        var path = tokens.PathToProperty();
        return new SqlGroupField(tokens.TryTake("AS") ? tokens.ExpectName() : path.Names[^1], SqlGroupFieldKind.Key, path);
    }

    private SqlGroupField ParseAggregate()
    {
        SqlGroupFieldKind? kind =
            tokens.Current.Is("COUNT") ? SqlGroupFieldKind.Count
            : tokens.Current.Is("MIN") ? SqlGroupFieldKind.Min
            : tokens.Current.Is("MAX") ? SqlGroupFieldKind.Max
            : null;
        if (kind is null || !tokens.Following.IsSymbol("("))
        {
            throw tokens.NotSupported($"'{tokens.Current.Text}' in SELECT with GROUP BY");
        }

        var function = tokens.Take().Text;
        tokens.ExpectSymbol("(");
        var path = kind == SqlGroupFieldKind.Count ? null : tokens.PathToProperty();
        if (kind == SqlGroupFieldKind.Count && tokens.TryConstant() is null)
        {
            throw tokens.NotSupported("COUNT of a property");
        }

        tokens.ExpectSymbol(")");
        return tokens.TryTake("AS") ? new SqlGroupField(tokens.ExpectName(), kind.Value, path) : throw tokens.NotSupported($"{function} without a name");
    }
}
