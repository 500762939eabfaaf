namespace Stp.Deployment.Tests;

/// <summary>The files of the repository that the tests belong to: what is deployed is read where it stands, so a test sees what a pipeline would.</summary>
internal static class Repository
{
    private const string Marker = "StpFunctions.sln";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The full path of a file or folder that is named from the root, with <c>/</c> between.</summary>
    public static string PathOf(string name) => Path.GetFullPath(Path.Combine([Root, .. name.Split('/')]));

    /// <summary>The text of a file that is named from the root.</summary>
    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Files below a folder, named from the root with <c>/</c> between, in the order of their names. Build output is left out.</summary>
    /// <param name="folder">The folder, named from the root.</param>
    /// <param name="pattern">For example <c>*.bicep</c>.</param>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above the tests holds {Marker}.");
    }
}
