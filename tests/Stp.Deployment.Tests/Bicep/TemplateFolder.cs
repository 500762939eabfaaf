namespace Stp.Deployment.Tests.Bicep;

/// <summary>A copy of folder <c>bicep</c>, because the compiler writes beside what it reads, and tests change what they copy.</summary>
internal sealed class TemplateFolder : IDisposable
{
    private TemplateFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>A copy of the whole template, or an empty folder with the same rules for the linter.</summary>
    public static TemplateFolder Create(bool isEmpty = false)
    {
        var folder = new TemplateFolder(Directory.CreateTempSubdirectory("stp-bicep-").FullName);
        foreach (var file in Repository.Files("bicep", "*").Where(file => !isEmpty || file.EndsWith("bicepconfig.json", StringComparison.Ordinal)))
        {
            var copy = folder.PathOf(file["bicep/".Length..]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf(file), copy);
        }

        return folder;
    }

    /// <summary>Full path of a file that is named from the folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine([Path, .. name.Split('/')]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
