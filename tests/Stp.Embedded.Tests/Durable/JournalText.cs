using System.Text.Json;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Journals as files: a JSON array with one entry a line.</summary>
internal static class JournalText
{
    public static string Write(IEnumerable<JournalEvent> journal) =>
        "[\n" + string.Join(",\n", journal.Select(entry => JournalJson.Write(entry))) + "\n]\n";

    public static IReadOnlyList<JournalEvent> Read(string text)
    {
        using var entries = JsonDocument.Parse(text);
        return [.. entries.RootElement.EnumerateArray().Select(entry => JournalJson.Read<JournalEvent>(entry.GetRawText()))];
    }
}
