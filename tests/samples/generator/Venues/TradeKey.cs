using System.Globalization;
using System.Text;

namespace Stp.Samples.Generator.Venues;

/// <summary>Joins the parts of an identity as the book shows it.</summary>
internal static class TradeKey
{
    public static string Of(string scope, params ReadOnlySpan<string> segments)
    {
        var key = new StringBuilder(scope);
        foreach (var segment in segments)
        {
            key.Append('.');
            foreach (var c in segment)
            {
                if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
                {
                    key.Append(c);
                }
                else
                {
                    key.Append(CultureInfo.InvariantCulture, $"~{(int)c:X2}");
                }
            }
        }

        return key.ToString();
    }
}
