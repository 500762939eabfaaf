using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Reads a folder of reference CSV files: all rows, or none where anything is wrong.</summary>
internal static class ReferenceCsv
{
    /// <summary>Problems that are told; with more than that somebody mistook the folder.</summary>
    public const int MaxProblems = 100;

    private static readonly ReferenceCsvFile[] Files =
    [
        new(ReferenceMap.Accounts, ["account"], ["ours", ReferenceCsvFile.ValidFromColumn]),
        new(ReferenceMap.Instruments, ["instrument"], ["priceFactor", ReferenceCsvFile.ValidFromColumn]),
        new(ReferenceMap.Contracts, ["lotSize", "unit", "currency"], ["priceMultiplier", "lotSizeByContract", "period", "expiry", "marking"]),
        new(ReferenceMap.Traders, ["trader"], [ReferenceCsvFile.ValidFromColumn]),
        new(ReferenceMap.Brokers, ["broker"], [ReferenceCsvFile.ValidFromColumn]),
    ];

    /// <summary>The file of a map.</summary>
    public static ReferenceCsvFile FileOf(ReferenceMap map) => Files.Single(file => file.Name == ReferenceKeys.Name(map) + ".csv");

    /// <summary>The rows of one file, or what is wrong.</summary>
    public static ReferenceCsvContent Read(ReferenceMap map, Stream stream)
    {
        var problems = new List<CsvProblem>();
        var file = FileOf(map);
        return Checked([(file, file.Read(stream, problems))], problems);
    }

    /// <summary>The rows of the folder, or what is wrong. A file may be missing, but not all.</summary>
    public static ReferenceCsvContent Read(string folder)
    {
        var problems = new List<CsvProblem>();
        CheckFolder(folder, problems);
        var files = Files.Where(file => File.Exists(Path.Combine(folder, file.Name))).Select(file => (file, file.Read(folder, problems))).ToList();
        return Checked(files, problems);
    }

    private static ReferenceCsvContent Checked(
        IReadOnlyList<(ReferenceCsvFile File, List<(ReferenceEntry Entry, int Line)> Rows)> files, List<CsvProblem> problems)
    {
        var places = new Dictionary<ReferenceEntry, CsvProblem>(ReferenceEqualityComparer.Instance);
        foreach (var (file, rows) in files)
        {
            foreach (var (entry, line) in rows)
            {
                places.Add(entry, new CsvProblem(file.Name, line, ""));
            }
        }

        var entries = files.SelectMany(file => file.Rows).Select(row => row.Entry).ToList();
        foreach (var rejected in ReferenceSnapshot.Build(entries).Rejected)
        {
            problems.Add(places[rejected.Entry] with { Text = rejected.Problem });
        }

        return problems.Count == 0
            ? new ReferenceCsvContent(entries, [])
            : new ReferenceCsvContent([], Ordered(problems));
    }

    private static List<CsvProblem> Ordered(List<CsvProblem> problems) =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).Take(MaxProblems)];

    private static void CheckFolder(string folder, List<CsvProblem> problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(new CsvProblem(folder, 0, "there is no such folder."));
            return;
        }

        var names = Directory.EnumerateFiles(folder, "*.csv").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        var known = Files.Select(file => file.Name).ToList();
        // A misspelt name would otherwise lose a whole map without a word.
        problems.AddRange(names.Except(known, StringComparer.Ordinal)
            .Select(name => new CsvProblem(name, 0, $"no reference data has that name; the files are {string.Join(", ", known)}.")));
        if (!names.Intersect(known, StringComparer.Ordinal).Any())
        {
            problems.Add(new CsvProblem(folder, 0, $"the folder has none of the files {string.Join(", ", known)}."));
        }
    }
}
