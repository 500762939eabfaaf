using System.Text.Json;

namespace Stp.Pages.Audit;

/// <summary>What two texts of JSON differ in, so that a reader sees the change and not all that stayed.</summary>
public static class JsonDifference
{
    /// <summary>Depth to which objects are taken apart; what lies deeper is compared as text.</summary>
    private const int MaxDepth = 4;

    private const string Whole = "value";

    /// <summary>Members that differ, by path; a text that is no JSON is compared whole.</summary>
    public static IReadOnlyList<(string Name, string? Before, string? After)> Of(string? before, string? after)
    {
        var (old, now) = (Members(before), Members(after));
        return
        [
            .. old.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Select(name => (name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)))
                .Where(change => change.Item2 != change.Item3),
        ];
    }

    private static Dictionary<string, string> Members(string? json)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
        {
            return members;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            Add(document.RootElement, "", 0, members);
        }
        catch (JsonException)
        {
            // Whatever it is, it is shown rather than hidden.
            members[Whole] = json;
        }

        return members;
    }

    private static void Add(JsonElement element, string path, int depth, Dictionary<string, string> members)
    {
        if (element.ValueKind == JsonValueKind.Object && depth < MaxDepth)
        {
            foreach (var member in element.EnumerateObject())
            {
                Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", depth + 1, members);
            }
        }
        else if (element.ValueKind != JsonValueKind.Null)
        {
            members[path.Length == 0 ? Whole : path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        }
    }
}
