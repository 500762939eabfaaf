using System.Collections.Frozen;
using System.Globalization;

namespace Stp.Domain.Fix;

/// <summary>Names of the standard fields that drop copies carry, for people. Tags of which venues publish different meanings are left out.</summary>
public static class FixFieldNames
{
    private static readonly FrozenDictionary<int, string> Names = Read();

    /// <summary>The name of a standard field, or null.</summary>
    public static string? Of(int tag) => Names.GetValueOrDefault(tag);

    private static FrozenDictionary<int, string> Read()
    {
        using var file = typeof(FixFieldNames).Assembly.GetManifestResourceStream("Stp.Domain.Fix.field-names.txt")!;
        using var text = new StreamReader(file);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToFrozenDictionary(parts => int.Parse(parts[0], CultureInfo.InvariantCulture), parts => parts[1]);
    }
}
