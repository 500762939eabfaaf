using System.Text;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Cuts a query into words.</summary>
internal static class SqlLexer
{
    private static readonly string[] TwoLetterSymbols = ["!=", "<>", "<=", ">=", "||", "??"];

    public static List<SqlToken> Read(string text)
    {
        var tokens = new List<SqlToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = Next(text, i, out var end);
            tokens.Add(token);
            i = end;
        }

        tokens.Add(new SqlToken(SqlTokenKind.End, "the end of the query", text.Length));
        return tokens;
    }

    private static SqlToken Next(string text, int start, out int end)
    {
        var first = text[start];
        if (first is '\'' or '"')
        {
            return new SqlToken(SqlTokenKind.Text, ReadText(text, start, out end), start);
        }

        if (char.IsAsciiDigit(first))
        {
            end = EndOfNumber(text, start);
            return new SqlToken(SqlTokenKind.Number, text[start..end], start);
        }

        if (first is '@' || IsNameLetter(first))
        {
            end = start + 1;
            while (end < text.Length && IsNameLetter(text[end]))
            {
                end++;
            }

            return new SqlToken(first is '@' ? SqlTokenKind.Parameter : SqlTokenKind.Name, text[start..end], start);
        }

        var pair = start + 1 < text.Length ? text.Substring(start, 2) : string.Empty;
        var symbol = Array.Exists(TwoLetterSymbols, known => string.Equals(known, pair, StringComparison.Ordinal)) ? pair : first.ToString();
        end = start + symbol.Length;
        return new SqlToken(SqlTokenKind.Symbol, symbol, start);
    }

    private static bool IsNameLetter(char letter) => letter is '_' or '$' || char.IsLetterOrDigit(letter);

    private static int EndOfNumber(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or 'e' or 'E' || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E')))
        {
            end++;
        }

        return end;
    }

    private static string ReadText(string text, int start, out int end)
    {
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == text[start])
            {
                end = i + 1;
                return value.ToString();
            }

            if (text[i] != '\\')
            {
                value.Append(text[i]);
                continue;
            }

            i++;
            value.Append(i < text.Length ? Unescape(text, ref i) : throw GatewayFault.BadRequest("A string of the query ends in a backslash."));
        }

        throw GatewayFault.BadRequest($"The string that starts at {start} does not end: {text}");
    }

    private static char Unescape(string text, ref int i)
    {
        switch (text[i])
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                i += 4;
                return (char)code;
            default:
                return text[i];
        }
    }
}
