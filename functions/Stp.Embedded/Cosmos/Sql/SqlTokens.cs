using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>The words of a query, read from left to right.</summary>
internal sealed class SqlTokens(string text, IReadOnlyDictionary<string, SqlValue> parameters)
{
    private readonly List<SqlToken> _tokens = SqlLexer.Read(text);
    private int _next;

    /// <summary>The same words from here on, to look ahead.</summary>
    public SqlTokens Fork() => new(text, parameters) { _next = _next };

    /// <summary>Name under which the query speaks of a document.</summary>
    public string Alias { get; set; } = string.Empty;

    public SqlToken Current => _tokens[_next];

    public SqlToken Following => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public SqlToken Take() => _tokens[_next++];

    public bool TryTake(string keyword)
    {
        var found = Current.Is(keyword);
        _next += found ? 1 : 0;
        return found;
    }

    public bool TryTakeSymbol(string symbol)
    {
        var found = Current.IsSymbol(symbol);
        _next += found ? 1 : 0;
        return found;
    }

    public void Expect(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw Unexpected(keyword);
        }
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol))
        {
            throw Unexpected(symbol);
        }
    }

    public string ExpectName() => Current.Kind == SqlTokenKind.Name ? Take().Text : throw Unexpected("a name");

    public GatewayFault Unexpected(string wanted) =>
        GatewayFault.BadRequest($"Syntax error at {Current.Position}, near '{Current.Text}': {wanted} expected in: {text}");

    public GatewayFault NotSupported(string what) => GatewayFault.NotSupported($"{what} in the query: {text}");

    /// <summary>Whether a path starts here.</summary>
    public bool AtPath => Current.Kind == SqlTokenKind.Name && string.Equals(Current.Text, Alias, StringComparison.Ordinal);

    /// <summary>Reads <c>c.a["b"]</c>; an empty path is the document itself.</summary>
    public JsonPath? Path()
    {
        if (!AtPath)
        {
            throw Unexpected($"a path that starts with {Alias}");
        }

        Take();
        var names = new List<string>();
        while (true)
        {
            if (TryTakeSymbol("."))
            {
                names.Add(ExpectName());
            }
            else if (TryTakeSymbol("["))
            {
                names.Add(Current.Kind == SqlTokenKind.Text ? Take().Text : throw NotSupported("an array index"));
                ExpectSymbol("]");
            }
            else
            {
                return names.Count == 0 ? null : new JsonPath(names);
            }
        }
    }

    public JsonPath PathToProperty() => Path() ?? throw NotSupported($"{Alias} without a property in this place");

    /// <summary>Reads a constant if one stands here.</summary>
    public SqlValue? TryConstant()
    {
        switch (Current.Kind)
        {
            case SqlTokenKind.Parameter:
                var name = Take().Text;
                return parameters.TryGetValue(name, out var value) ? value : throw GatewayFault.BadRequest($"The query has no value for {name}: {text}");
            case SqlTokenKind.Text:
                return SqlValue.Of(Take().Text);
            case SqlTokenKind.Number:
                return SqlValue.Number(Take().Text);
            case SqlTokenKind.Symbol when Current.IsSymbol("-") && Following.Kind == SqlTokenKind.Number:
                Take();
                return SqlValue.Number("-" + Take().Text);
            case SqlTokenKind.Symbol when TryTakeSymbol("["):
                return new SqlValue { Kind = SqlValueKind.Array, Items = Constants("]") };
            case SqlTokenKind.Name:
                return TryTake("true") ? SqlValue.Of(true) : TryTake("false") ? SqlValue.Of(false) : TryTake("null") ? SqlValue.Null : null;
            default:
                return null;
        }
    }

    public SqlValue Constant() => TryConstant() ?? throw NotSupported($"'{Current.Text}' where a constant or parameter is expected");

    /// <summary>Reads constants up to the closing symbol.</summary>
    public List<SqlValue> Constants(string close)
    {
        var values = new List<SqlValue>();
        while (!TryTakeSymbol(close))
        {
            if (values.Count > 0)
            {
                ExpectSymbol(",");
            }

            values.Add(Constant());
        }

        return values;
    }

    public long Count() => Constant() is { Kind: SqlValueKind.Integer, Integer: >= 0 } value ? value.Integer : throw Unexpected("a whole number");
}
