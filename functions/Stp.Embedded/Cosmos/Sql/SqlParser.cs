using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Parses the queries that the gateway answers: one SELECT over one container. Everything else is refused by name.</summary>
internal sealed class SqlParser
{
    /// <summary>The service's limit of a query's text.</summary>
    private const int MaxLength = 512 * 1024;

    private static readonly Dictionary<string, SqlValue> NoParameters = new(StringComparer.Ordinal);

    private readonly SqlTokens _tokens;

    private SqlParser(string text, IReadOnlyDictionary<string, SqlValue> parameters) =>
        _tokens = text.Length <= MaxLength ? new SqlTokens(text, parameters) : throw GatewayFault.BadRequest($"The query is longer than {MaxLength} characters.");

    public static SqlQuery Parse(string text, IReadOnlyDictionary<string, SqlValue> parameters) => new SqlParser(text, parameters).ParseQuery();

    /// <summary>Parses the condition of a patch: <c>FROM c WHERE …</c>.</summary>
    public static SqlQuery ParseCondition(string text)
    {
        var parser = new SqlParser(text, NoParameters);
        parser._tokens.Alias = parser.ParseFrom();
        return parser.ParseRest(new SqlSelect.Everything(), null);
    }

    private SqlQuery ParseQuery()
    {
        _tokens.Expect("SELECT");
        if (_tokens.Current.Is("DISTINCT"))
        {
            throw _tokens.NotSupported("DISTINCT");
        }

        // The alias is needed to read the paths of SELECT and is only given after it.
        _tokens.Alias = AliasAhead();
        long? top = _tokens.TryTake("TOP") ? _tokens.Count() : null;
        var select = ParseSelect();
        ParseFrom();
        return ParseRest(select, top);
    }

    private string AliasAhead()
    {
        var ahead = _tokens.Fork();
        for (var depth = 0; ahead.Current.Kind != SqlTokenKind.End && !(depth == 0 && ahead.Current.Is("FROM")); ahead.Take())
        {
            depth += ahead.Current.IsSymbol("(") ? 1 : ahead.Current.IsSymbol(")") ? -1 : 0;
        }

        return new SqlParser(ahead).ParseFrom();
    }

    private SqlParser(SqlTokens tokens) => _tokens = tokens;

    private SqlSelect ParseSelect()
    {
        if (IsGrouped())
        {
            return new SqlSelect.Groups(new SqlGroupParser(_tokens).Parse());
        }

        if (_tokens.TryTakeSymbol("*"))
        {
            return new SqlSelect.Everything();
        }

        if (_tokens.TryTake("VALUE"))
        {
            return TryCount() ? new SqlSelect.Count(null) : _tokens.Path() is { } path ? new SqlSelect.Value(path) : new SqlSelect.Everything();
        }

        if (TryCount())
        {
            return new SqlSelect.Count(_tokens.TryTake("AS") ? _tokens.ExpectName() : "$1");
        }

        return new SqlSelect.Fields(new SqlFieldParser(_tokens).Parse());
    }

    /// <summary>What SELECT may list depends on a clause that stands behind it.</summary>
    private bool IsGrouped()
    {
        var ahead = _tokens.Fork();
        while (ahead.Current.Kind != SqlTokenKind.End && !(ahead.Current.Is("GROUP") && ahead.Following.Is("BY")))
        {
            ahead.Take();
        }

        return ahead.Current.Kind != SqlTokenKind.End;
    }

    private bool TryCount()
    {
        if (!_tokens.Current.Is("COUNT") || !_tokens.Following.IsSymbol("("))
        {
            return false;
        }

        _tokens.Take();
        _tokens.Take();
        if (_tokens.TryConstant() is null && _tokens.Path() is not null)
        {
            throw _tokens.NotSupported("COUNT of a property");
        }

        _tokens.ExpectSymbol(")");
        return true;
    }

    private string ParseFrom()
    {
        _tokens.Expect("FROM");
        var name = _tokens.ExpectName();
        if (_tokens.TryTake("AS"))
        {
            return _tokens.ExpectName();
        }

        if (_tokens.Current.Is("JOIN") || _tokens.Current.Is("IN") || _tokens.Current.IsSymbol(".") || _tokens.Current.IsSymbol("["))
        {
            throw _tokens.NotSupported("JOIN, IN or a path after FROM");
        }

        var named = _tokens.Current.Kind == SqlTokenKind.Name && !_tokens.Current.Is("WHERE") && !_tokens.Current.Is("ORDER") && !_tokens.Current.Is("OFFSET") && !_tokens.Current.Is("GROUP");
        return named ? _tokens.ExpectName() : name;
    }

    private SqlQuery ParseRest(SqlSelect select, long? top)
    {
        var where = _tokens.TryTake("WHERE") ? new SqlPredicateParser(_tokens).Parse() : null;
        var groups = select is SqlSelect.Groups grouped ? new SqlGroupParser(_tokens).ParseBy(grouped) : [];
        var order = ParseOrder();
        var (offset, limit) = _tokens.TryTake("OFFSET") ? ParseOffset() : (0L, (long?)null);
        if (_tokens.Current.Kind != SqlTokenKind.End)
        {
            throw _tokens.Unexpected("the end");
        }

        if (select is SqlSelect.Count or SqlSelect.Groups && (order.Count > 0 || (limit ?? top) is not null))
        {
            throw _tokens.NotSupported("COUNT or GROUP BY with ORDER BY, TOP or LIMIT");
        }

        return new SqlQuery { Select = select, Where = where, GroupBy = groups, OrderBy = order, Offset = offset, Limit = limit ?? top };
    }

    private (long Offset, long? Limit) ParseOffset()
    {
        var offset = _tokens.Count();
        _tokens.Expect("LIMIT");
        return (offset, _tokens.Count());
    }

    private List<(JsonPath Path, bool Descending)> ParseOrder()
    {
        var order = new List<(JsonPath Path, bool Descending)>();
        if (!_tokens.TryTake("ORDER"))
        {
            return order;
        }

        _tokens.Expect("BY");
        do
        {
            var path = _tokens.PathToProperty();
            var descending = _tokens.TryTake("DESC");
            if (!descending)
            {
                _tokens.TryTake("ASC");
            }

            order.Add((path, descending));
        }
        while (_tokens.TryTakeSymbol(","));
        return order;
    }
}
