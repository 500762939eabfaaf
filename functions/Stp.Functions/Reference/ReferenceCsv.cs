using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Reads a folder of reference CSV files: all rows, or none where anything is wrong.</summary>
internal static class ReferenceCsv
{
    /// <summary>Problems that are told; with more than that somebody mistook the folder.</summary>
    public const int MaxProblems = 100;

    private static readonly ReferenceCsvFile[] Files =
    [
        new(ReferenceMap.Accounts, ["account"], ["ours"]),
        new(ReferenceMap.Instruments, ["instrument"], ["priceFactor"]),
        new(ReferenceMap.Contracts, ["lotSize", "unit", "currency"], ["priceMultiplier", "lotSizeByContract", "period", "marking"]),
        new(ReferenceMap.Traders, ["trader"], []),
        new(ReferenceMap.Brokers, ["broker"], []),
    ];

    /// <summary>The rows of the folder, or what is wrong. A file may be missing, but not all.</summary>
    public static ReferenceCsvContent Read(string folder)
    {
        var problems = new List<CsvProblem>();
        CheckFolder(folder, problems);
        var rows = new Dictionary<ReferenceEntry, CsvProblem>(ReferenceEqualityComparer.Instance);
        var entries = new List<ReferenceEntry>();
        foreach (var file in Files.Where(file => File.Exists(Path.Combine(folder, file.Name))))
        {
            foreach (var (entry, line) in file.Read(folder, problems))
            {
                entries.Add(entry);
                rows.Add(entry, new CsvProblem(file.Name, line, ""));
            }
        }

        foreach (var rejected in ReferenceSnapshot.Build(entries).Rejected)
        {
            problems.Add(rows[rejected.Entry] with { Text = rejected.Problem });
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
