namespace Stp.Domain.Tests.Conformance;

/// <summary>
/// Reads the scripts. A script has lines of a word and its arguments; a line that begins with white space continues the one above;
/// without a space where it is a message; <c>#</c> begins a comment; <c>== title</c> begins a case; what stands above the first case belongs to all of them.
/// </summary>
internal static class ConformanceScripts
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Conformance");

    public static IReadOnlyList<ConformanceCase> All { get; } =
        [.. Directory.EnumerateFiles(Root, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<ConformanceCase> Read(string path)
    {
        var file = Path.GetRelativePath(Root, path).Replace('\\', '/');
        var preamble = new List<ScriptLine>();
        var current = preamble;
        string? title = null;
        var cases = new List<ConformanceCase>();
        foreach (var line in Lines(path))
        {
            if (line.Word != "==")
            {
                current.Add(line);
                continue;
            }

            current = [];
            title = line.Rest;
            cases.Add(new ConformanceCase(file, title, preamble, current));
        }

        return title is null ? throw new FormatException($"{file} has no case.") : cases;
    }

    private static List<ScriptLine> Lines(string path)
    {
        var lines = new List<ScriptLine>();
        var number = 0;
        foreach (var text in File.ReadAllLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text) || text[0] == '#')
            {
                continue;
            }

            if (char.IsWhiteSpace(text[0]))
            {
                var above = lines[^1];
                lines[^1] = above with { Rest = $"{above.Rest}{(above.Word is "I" or "set" ? "" : " ")}{text.Trim()}" };
                continue;
            }

            var space = text.IndexOf(' ');
            lines.Add(space < 0 ? new ScriptLine(number, text, "") : new ScriptLine(number, text[..space], text[(space + 1)..].Trim()));
        }

        return lines;
    }
}
