using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Stp.Domain.Reference;

/// <summary>An instrument in our own terms: <c>MIC:PRODUCT:CONTRACT</c>, and for an option <c>:C:strike</c> or <c>:P:strike</c> after it.</summary>
/// <param name="Mic">Market identifier code (ISO 10383), for example <c>XNYM</c>.</param>
/// <param name="Product">The product, for example <c>CL</c>.</param>
/// <param name="Contract">The delivery period, for example <c>2027-01</c>, <c>2026-11-23</c> or <c>2027-Q1</c>.</param>
/// <param name="Option"><c>C</c> for a call, <c>P</c> for a put, null for no option.</param>
/// <param name="Strike">The strike in the contract's price unit; 0 for no option.</param>
public readonly record struct Instrument(string Mic, string Product, string Contract, char? Option = null, decimal Strike = 0)
{
    /// <summary>Most characters of the whole.</summary>
    public const int MaxLength = 100;

    private const int MicLength = 4;

    /// <summary><c>MIC:PRODUCT</c>, the key of the contract specification.</summary>
    public string ProductKey => $"{Mic}:{Product}";

    /// <summary>Reads <c>XNYM:CL:2027-01</c> or <c>XNYM:LO:2027-01:C:75</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Instrument instrument)
    {
        instrument = default;
        var parts = text is { Length: <= MaxLength } ? text.Split(':') : [];
        if (parts.Length is not (3 or 5) || !IsProduct(parts[0], parts[1]) || !IsName(parts[2]))
        {
            return false;
        }

        if (parts.Length == 3)
        {
            instrument = new Instrument(parts[0], parts[1], parts[2]);
            return true;
        }

        if (parts[3] is not ("C" or "P")
            || !decimal.TryParse(parts[4], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var strike))
        {
            return false;
        }

        instrument = new Instrument(parts[0], parts[1], parts[2], parts[3][0], strike);
        return instrument.ToString() == text;
    }

    /// <summary>Reads <c>XNYM:CL</c>.</summary>
    public static bool TryParseProduct([NotNullWhen(true)] string? text, out (string Mic, string Product) product)
    {
        var parts = text is { Length: <= MaxLength } ? text.Split(':') : [];
        var isProduct = parts.Length == 2 && IsProduct(parts[0], parts[1]);
        product = isProduct ? (parts[0], parts[1]) : default;
        return isProduct;
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() =>
        Option is { } option ? $"{Mic}:{Product}:{Contract}:{option}:{Canonical(Strike)}" : $"{Mic}:{Product}:{Contract}";

    /// <summary>A decimal without trailing zeros.</summary>
    internal static string Canonical(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsProduct(string mic, string product) =>
        mic.Length == MicLength && mic.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && IsName(product);

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
