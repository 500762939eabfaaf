namespace Stp.Functions.Http;

/// <summary>Cells that a spreadsheet would run as a formula.</summary>
internal static class CsvFormulas
{
    /// <summary>What such a cell begins with. A number may begin with a sign, so signs are none of them.</summary>
    public static char[] Beginnings => ['=', '@', '\t', '\r'];

    public static bool Begins(char first) => first is '=' or '@' or '\t' or '\r';
}
