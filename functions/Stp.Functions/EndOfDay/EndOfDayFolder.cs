using Stp.Domain.EndOfDay.Settings;

namespace Stp.Functions.EndOfDay;

/// <summary>The end-of-day settings in force: the files that come with the product, and a firm's own.</summary>
internal static class EndOfDayFolder
{
    /// <summary>Setting that names the folder of a firm's own files.</summary>
    public const string Setting = "EndOfDay:folder";

    private const int MaxFiles = 1_000;

    /// <summary>Reads every JSON file of <paramref name="folder"/> and of the folders in it after the built-in files; null for none.</summary>
    /// <exception cref="EndOfDaySettingsException">A file cannot be used, or names what is not there.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static EndOfDaySettings Read(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return EndOfDaySettings.BuiltIn;
        }

        var own = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(MaxFiles);
        return EndOfDaySettings.FromTexts(
            [.. EndOfDaySettings.BuiltInTexts(), .. own.Select(file => KeyValuePair.Create(NameOf(folder, file), File.ReadAllText(file)))]);
    }

    private static string NameOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
