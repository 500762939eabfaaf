namespace Stp.Embedded.Tests.Samples;

/// <summary>The sample day as it lies in the repository.</summary>
internal static class SampleFolder
{
    public static string Path { get; } = Find();

    /// <summary>The rows of a CSV file by column name; our values never need quotes.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Path, file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "StpFunctions.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "tests", "samples");
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds StpFunctions.sln.");
    }
}
