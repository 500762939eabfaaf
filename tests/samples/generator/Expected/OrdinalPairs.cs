namespace Stp.Samples.Generator.Expected;

internal sealed class OrdinalPairs : IComparer<(string, string)>
{
    public static readonly OrdinalPairs Instance = new();

    public int Compare((string, string) x, (string, string) y)
    {
        var first = string.CompareOrdinal(x.Item1, y.Item1);
        return first != 0 ? first : string.CompareOrdinal(x.Item2, y.Item2);
    }
}
