namespace Stp.Embedded.Tables.Filters;

/// <summary>
/// Reads the OData filters that <c>TableClient.CreateQueryFilter</c> writes and people type: comparisons of a property with a
/// literal, joined by <c>and</c>, <c>or</c>, <c>not</c> and parentheses. Anything else is answered 400 or, where the service may know it,
/// 501.
/// </summary>
internal sealed class FilterParser
{
    /// <summary>The service's own limit.</summary>
    private const int MaxComparisons = 15;

    private const int MaxDepth = 50;

    private const int MaxChars = 32 * 1024;

    private readonly List<FilterToken> _tokens;
    private int _position;
    private int _comparisons;
    private int _depth;

    private FilterParser(List<FilterToken> tokens) => _tokens = tokens;

    private FilterToken? Next => _position < _tokens.Count ? _tokens[_position] : null;

    public static TableFilter Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return new AnyFilter();
        }

        if (filter.Length > MaxChars)
        {
            throw TableFault.Invalid($"A filter has at most {MaxChars} characters.");
        }

        var parser = new FilterParser(FilterLexer.Read(filter));
        var parsed = parser.Or();
        return parser.Next is { } rest ? throw Unexpected(rest) : parsed;
    }

    private TableFilter Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            left = new OrFilter(left, And());
        }

        return left;
    }

    private TableFilter And()
    {
        var left = Unary();
        while (TakeWord("and"))
        {
            left = new AndFilter(left, Unary());
        }

        return left;
    }

    private TableFilter Unary()
    {
        if (++_depth > MaxDepth)
        {
            throw TableFault.Invalid($"A filter is nested at most {MaxDepth} deep.");
        }

        var filter = TakeWord("not") ? new NotFilter(Unary()) : Next is { Kind: FilterTokenKind.Open } ? Group() : Compare();
        _depth--;
        return filter;
    }

    private TableFilter Group()
    {
        _position++;
        var inner = Or();
        return Take() is { Kind: FilterTokenKind.Close } ? inner : throw Unexpected(_tokens[_position - 1]);
    }

    private Comparison Compare()
    {
        if (++_comparisons > MaxComparisons)
        {
            throw TableFault.Invalid($"A filter has at most {MaxComparisons} comparisons.");
        }

        var property = Take();
        if (property.Kind != FilterTokenKind.Word)
        {
            throw Unexpected(property);
        }

        var comparer = Take();
        if (comparer.Kind == FilterTokenKind.Open)
        {
            throw TableFault.NotSupported($"The function '{property.Text}' in a filter is not supported here.");
        }

        var literal = Take();
        return literal is { Kind: FilterTokenKind.Literal, Value: { } value }
            ? new Comparison(property.Text, ComparerOf(comparer), value)
            : throw Unexpected(literal);
    }

    private static Comparer ComparerOf(FilterToken token) => token.Text switch
    {
        "eq" => Comparer.Equal,
        "ne" => Comparer.NotEqual,
        "lt" => Comparer.Less,
        "le" => Comparer.LessOrEqual,
        "gt" => Comparer.Greater,
        "ge" => Comparer.GreaterOrEqual,
        _ => throw Unexpected(token),
    };

    private bool TakeWord(string word)
    {
        if (Next is not { Kind: FilterTokenKind.Word } token || token.Text != word)
        {
            return false;
        }

        _position++;
        return true;
    }

    private FilterToken Take() => Next is { } token ? _tokens[_position++] : throw TableFault.Invalid("The filter ends too early.");

    private static Azure.RequestFailedException Unexpected(FilterToken token) =>
        TableFault.Invalid($"'{token.Text}' was not expected in the filter.");
}
