namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Parses the properties that SELECT lists.</summary>
internal sealed class SqlFieldParser(SqlTokens tokens)
{
    public IReadOnlyList<SqlField> Parse()
    {
        var fields = new List<SqlField>();
        do
        {
            fields.Add(AtSubquery ? ParseSubquery() : ParsePath());
        }
        while (tokens.TryTakeSymbol(","));
        return fields;
    }

    private bool AtSubquery => tokens.Current.Is("ARRAY") && tokens.Following.IsSymbol("(");

    private SqlField ParsePath()
    {
        if (!tokens.AtPath)
        {
            throw tokens.Current.Is("FROM") ? tokens.Unexpected("a selection") : tokens.NotSupported($"'{tokens.Current.Text}' in SELECT");
        }

        var path = tokens.PathToProperty();
        return new SqlField(tokens.TryTake("AS") ? tokens.ExpectName() : path.Names[^1], path);
    }

    /// <summary><c>ARRAY(SELECT e.a, e.b FROM e IN c.list) AS name</c>, without conditions and without another one inside.</summary>
    private SqlField ParseSubquery()
    {
        tokens.Take();
        tokens.ExpectSymbol("(");
        tokens.Expect("SELECT");
        var outer = tokens.Alias;
        // As with the query itself, what SELECT speaks of is only named after it.
        tokens.Alias = AliasAhead();
        var elements = new List<SqlField>();
        do
        {
            elements.Add(ParsePath());
        }
        while (tokens.TryTakeSymbol(","));
        tokens.Expect("FROM");
        tokens.ExpectName();
        tokens.Expect("IN");
        tokens.Alias = outer;
        var path = tokens.PathToProperty();
        if (!tokens.TryTakeSymbol(")"))
        {
            throw tokens.NotSupported($"'{tokens.Current.Text}' in a subquery");
        }

        tokens.Expect("AS");
        return new SqlField(tokens.ExpectName(), path, elements);
    }

    private string AliasAhead()
    {
        var ahead = tokens.Fork();
        while (ahead.Current.Kind != SqlTokenKind.End && !ahead.Current.Is("FROM"))
        {
            ahead.Take();
        }

        ahead.Expect("FROM");
        return ahead.ExpectName();
    }
}
