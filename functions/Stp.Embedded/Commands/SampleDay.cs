using System.Text.Json;

namespace Stp.Embedded.Commands;

/// <summary>The trading day that comes with the product: messages, reference data and what must come of them.</summary>
internal sealed class SampleDay
{
    private const string Manifest = "day/manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string _folder;
    private readonly Day _day;

    private SampleDay(string folder)
    {
        _folder = folder;
        _day = JsonSerializer.Deserialize<Day>(File.ReadAllBytes(Path.Combine(folder, Manifest)), Json)!;
    }

    public DateOnly BusinessDate => _day.BusinessDate;

    public string ReferenceFolder => Path.Combine(_folder, "reference");

    /// <summary>Settings of the end of day, with the statements and prices beside them.</summary>
    public string EndOfDayFolder => Path.Combine(_folder, "end-of-day");

    /// <summary>Looks beside the program, then in <c>tests/samples</c> of the folders above the program and above the current folder.</summary>
    /// <exception cref="CommandFailedException">The samples are nowhere.</exception>
    public static SampleDay Find() =>
        Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, Manifest))) is { } found
            ? new SampleDay(found)
            : throw new CommandFailedException("The sample day is missing: run the demo from the source folder.");

    /// <summary>The files to feed, in order.</summary>
    public async Task<IReadOnlyList<FeedFile>> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<FeedFile>();
        foreach (var file in _day.Files)
        {
            var bundles = await FeedBundles.ReadAsync(Path.Combine(_folder, "day", file.File), messagesPerSecond: null, cancellationToken);
            files.Add(new FeedFile(file.File, file.Venue, file.Session, bundles));
        }

        return files;
    }

    /// <summary>What is uploaded in the evening: settlement prices by date, and the statement of each clearing firm.</summary>
    public IReadOnlyList<EveningFile> EveningFiles() =>
    [
        .. FilesOf("settlement-prices").Select(file => new EveningFile(file, $"api/settlement-prices/{Path.GetFileNameWithoutExtension(file)}")),
        .. FilesOf("statements").Select(file => new EveningFile(
            file, $"api/statements/{Path.GetFileNameWithoutExtension(file)}/{BusinessDate:yyyy-MM-dd}")),
    ];

    /// <summary>An expected table, for example <c>positions</c>: its rows by column name.</summary>
    public IReadOnlyList<Dictionary<string, string>> ReadExpected(string table)
    {
        // No value of these files has a comma or a quote in it.
        var lines = File.ReadAllLines(Path.Combine(_folder, "expected", table + ".csv"));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    private IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(EndOfDayFolder, folder), "*.csv").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Candidates() =>
        FoldersAbove(AppContext.BaseDirectory).Concat(FoldersAbove(Environment.CurrentDirectory))
            .Select(folder => Path.Combine(folder, "tests", "samples"))
            .Prepend(Path.Combine(AppContext.BaseDirectory, "samples"));

    private static IEnumerable<string> FoldersAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private sealed record Day(DateOnly BusinessDate, DayFile[] Files);

    private sealed record DayFile(string File, string Venue, string? Session);
}

/// <summary>A file to upload, and where to.</summary>
internal sealed record EveningFile(string Path, string Route);
