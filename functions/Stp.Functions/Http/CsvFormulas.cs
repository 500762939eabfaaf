namespace Stp.Functions.Http;

/// <summary>Cells that a spreadsheet would run as a formula.</summary>
internal static class CsvFormulas
{
    /// <summary>Put before such a cell, it makes it a text.</summary>
    public const char Cover = '\'';

    /// <summary>Whether a text that begins so would be run. Numbers, which may begin with a sign, are no texts and are never covered.</summary>
    public static bool Begins(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
}
