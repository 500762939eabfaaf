namespace Stp.Samples.Generator.Output;

internal sealed class FolderOutput(string folder) : IOutput
{
    private const int BufferBytes = 1 << 16;

    /// <summary>
    /// Removes what an earlier run left, so that no file of another day stays behind. Folders of those names that no
    /// earlier run wrote are somebody else's: then nothing is removed and the answer is false.
    /// </summary>
    public bool TryClear(IEnumerable<string> folders)
    {
        var present = folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).ToList();
        if (present.Count > 0 && !File.Exists(Path.Combine(folder, Manifest.Path)))
        {
            return false;
        }

        foreach (var path in present)
        {
            Directory.Delete(path, recursive: true);
        }

        return true;
    }

    public Stream Create(string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
    }
}
