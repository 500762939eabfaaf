using System.Globalization;
using System.Text;

namespace Stp.Embedded.Tables.Filters;

/// <summary>Cuts a filter into words, literals and parentheses.</summary>
internal sealed class FilterLexer
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private readonly string _filter;
    private int _position;

    private FilterLexer(string filter) => _filter = filter;

    public static List<FilterToken> Read(string filter)
    {
        var lexer = new FilterLexer(filter);
        var tokens = new List<FilterToken>();
        while (lexer.SkipBlanks())
        {
            tokens.Add(lexer.Token());
        }

        return tokens;
    }

    private bool SkipBlanks()
    {
        while (_position < _filter.Length && char.IsWhiteSpace(_filter[_position]))
        {
            _position++;
        }

        return _position < _filter.Length;
    }

    private FilterToken Token()
    {
        switch (_filter[_position])
        {
            case '(':
                _position++;
                return new FilterToken(FilterTokenKind.Open, "(");
            case ')':
                _position++;
                return new FilterToken(FilterTokenKind.Close, ")");
            case '\'':
                var text = Quoted();
                return new FilterToken(FilterTokenKind.Literal, text, text);
            default:
                return Bare();
        }
    }

    private FilterToken Bare()
    {
        var start = _position;
        while (_position < _filter.Length && _filter[_position] is not ('(' or ')' or '\'') && !char.IsWhiteSpace(_filter[_position]))
        {
            _position++;
        }

        var word = _filter[start.._position];
        if (_position < _filter.Length && _filter[_position] == '\'')
        {
            var quoted = Quoted();
            return new FilterToken(FilterTokenKind.Literal, $"{word}'{quoted}'", Typed(word, quoted));
        }

        return word switch
        {
            "true" => new FilterToken(FilterTokenKind.Literal, word, true),
            "false" => new FilterToken(FilterTokenKind.Literal, word, false),
            "null" => throw TableFault.NotSupported("Tables store no null, so a filter cannot compare with it."),
            _ when word[0] is '-' or '.' || char.IsAsciiDigit(word[0]) => new FilterToken(FilterTokenKind.Literal, word, Number(word)),
            _ => new FilterToken(FilterTokenKind.Word, word),
        };
    }

    /// <summary>The text between quotes; two quotes stand for one.</summary>
    private string Quoted()
    {
        var text = new StringBuilder();
        for (_position++; _position < _filter.Length; _position++)
        {
            if (_filter[_position] != '\'')
            {
                text.Append(_filter[_position]);
            }
            else if (_position + 1 < _filter.Length && _filter[_position + 1] == '\'')
            {
                text.Append(_filter[_position++]);
            }
            else
            {
                _position++;
                return text.ToString();
            }
        }

        throw TableFault.Invalid("A text in the filter has no closing quote.");
    }

    private static object Typed(string prefix, string text) => prefix switch
    {
        "datetime" when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var instant) => instant,
        "guid" when Guid.TryParse(text, out var guid) => guid,
        "datetime" or "guid" => throw TableFault.Invalid($"'{text}' is no {prefix}."),
        "X" or "binary" => throw TableFault.NotSupported("Comparing bytes in a filter is not supported here."),
        _ => throw TableFault.Invalid($"'{prefix}' is no type of a literal."),
    };

    private static object Number(string word)
    {
        if (word[^1] is 'L' or 'l')
        {
            return long.TryParse(word.AsSpan(..^1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wide)
                ? wide
                : throw NoNumber(word);
        }

        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : throw NoNumber(word);
    }

    private static Azure.RequestFailedException NoNumber(string word) => TableFault.Invalid($"'{word}' is no number.");
}
