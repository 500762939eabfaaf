namespace Stp.Samples.Generator.Output;

internal sealed class FolderOutput(string folder) : IOutput
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Removes what an earlier run left, so that no file of another day stays behind.</summary>
    public void Clear(IEnumerable<string> folders)
    {
        foreach (var name in folders)
        {
            var path = Path.Combine(folder, name);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }

    public Stream Create(string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
    }
}
