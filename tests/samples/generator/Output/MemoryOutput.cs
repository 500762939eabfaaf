namespace Stp.Samples.Generator.Output;

/// <summary>Keeps a whole day in memory, to compare it with a folder.</summary>
internal sealed class MemoryOutput : IOutput
{
    private readonly SortedDictionary<string, MemoryStream> _files = new(StringComparer.Ordinal);

    public Stream Create(string path) => _files[path] = new MemoryStream();

    /// <summary>Where the folder first differs from what was generated, or null when it does not.</summary>
    public string? FirstDifference(string folder, IEnumerable<string> generatedFolders)
    {
        foreach (var (path, content) in _files)
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                return $"{path}: missing";
            }

            // The writers have closed the streams; their buffers stay readable.
            var expected = content.ToArray();
            var actual = File.ReadAllBytes(file);
            var same = expected.AsSpan().CommonPrefixLength(actual);
            if (same != expected.Length || same != actual.Length)
            {
                return $"{path}: differs at byte {same}, line {1 + expected.AsSpan(0, same).Count((byte)'\n')}";
            }
        }

        var extra = generatedFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).FirstOrDefault(path => !_files.ContainsKey(path));
        return extra is null ? null : $"{extra}: not part of the day";
    }
}
