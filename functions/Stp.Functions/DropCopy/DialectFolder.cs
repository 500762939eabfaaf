using Stp.Domain.Dialects;

namespace Stp.Functions.DropCopy;

/// <summary>The dialects in force: those that come with the product, and a firm's own files, so that a change at an exchange needs no new code.</summary>
internal static class DialectFolder
{
    /// <summary>Setting that names the folder of a firm's own files.</summary>
    public const string Setting = "Dialects:folder";

    private const int MaxFiles = 1_000;

    /// <summary>Reads every <c>*.json</c> of <paramref name="folder"/> after the built-in files; null for none.</summary>
    /// <exception cref="DialectException">A file is not a dialect, or two are in each other's way.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static DialectCatalog Read(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return DialectCatalog.BuiltIn;
        }

        var own = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(MaxFiles);
        return DialectCatalog.FromTexts(
            [.. DialectCatalog.BuiltInTexts(), .. own.Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllText(file)))]);
    }
}
