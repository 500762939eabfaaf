using System.Globalization;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>How a statement writes numbers.</summary>
/// <param name="Decimal">What stands before the fraction.</param>
/// <param name="Thousands">What may stand between groups of three digits; null for nothing.</param>
/// <param name="Parentheses">Whether <c>(12)</c> is -12.</param>
/// <param name="TrailingMinus">Whether <c>12-</c> is -12.</param>
internal sealed record NumberForm(char Decimal, char? Thousands, bool Parentheses, bool TrailingMinus)
{
    private const int GroupDigits = 3;

    /// <summary>Reads a number strictly: separators of thousands are either absent or all in their places.</summary>
    public bool TryParse(string text, out decimal number)
    {
        number = 0;
        if (text.Length > UploadLimits.MaxCellLength)
        {
            return false;
        }

        var digits = WithoutSign(text, out var negative);
        var point = digits.IndexOf(Decimal);
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (!HasGroups(whole) || (point >= 0 && fraction.IsEmpty) || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        Span<char> plain = stackalloc char[text.Length + 1];
        var length = 0;
        foreach (var digit in whole)
        {
            if (digit != Thousands)
            {
                plain[length++] = digit;
            }
        }

        plain[length++] = '.';
        fraction.CopyTo(plain[length..]);
        length += fraction.Length;
        var isNumber = decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        number = negative ? -number : number;
        return isNumber;
    }

    private ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text, out bool negative)
    {
        negative = true;
        switch (text)
        {
            case ['-', .. var rest]:
                return rest;
            case ['(', .. var rest, ')'] when Parentheses:
                return rest;
            case [.. var rest, '-'] when TrailingMinus:
                return rest;
        }

        negative = false;
        return text is ['+', ..] ? text[1..] : text;
    }

    private bool HasGroups(ReadOnlySpan<char> whole)
    {
        if (Thousands is not { } separator || !whole.Contains(separator))
        {
            return !whole.IsEmpty && !whole.ContainsAnyExceptInRange('0', '9');
        }

        var group = 0;
        foreach (var range in whole.Split(separator))
        {
            var digits = whole[range];
            var fits = group++ == 0 ? digits.Length is >= 1 and <= GroupDigits : digits.Length == GroupDigits;
            if (!fits || digits.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }
}
