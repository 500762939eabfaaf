using System.Reflection;

namespace Stp.Domain.DataFiles;

/// <summary>The files of settings that are compiled into the product.</summary>
internal static class BuiltInFiles
{
    /// <summary>Name after the prefix, and text, of every such JSON file, in order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name[prefix.Length..], Text(assembly, name)))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
