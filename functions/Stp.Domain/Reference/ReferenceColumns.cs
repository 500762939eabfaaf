using System.Globalization;

namespace Stp.Domain.Reference;

/// <summary>Reads the columns of a row of reference data.</summary>
internal static class ReferenceColumns
{
    public static string? Text(ReferenceEntry entry, string column) =>
        entry.Values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public static bool TryNumber(ReferenceEntry entry, string column, decimal absent, out decimal number)
    {
        number = absent;
        return Text(entry, column) is not { } text || TryNumber(text, out number);
    }

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public static bool TryFlag(ReferenceEntry entry, string column, bool absent, out bool flag)
    {
        flag = absent;
        return Text(entry, column) is not { } text || bool.TryParse(text, out flag);
    }
}
