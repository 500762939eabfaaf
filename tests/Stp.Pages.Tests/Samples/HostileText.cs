using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stp.Pages.Tests.Samples;

/// <summary>What somebody may call an account, an instrument or themselves to break a page.</summary>
internal static class HostileText
{
    public const string Payload = "\"'/><script>alert(1)</script><img src=x onerror=alert(1)></td></textarea>{{7*7}}\u202E?&#x3C;";

    /// <summary>Members that decide which parts of a page are shown; they are codes of the contract and come from no outsider.</summary>
    private static readonly HashSet<string> Codes =
        ["Status", "RunStatus", "State", "Type", "Kind", "Map", "Side", "Action", "PriceKind", "Format", "RawEncoding"];

    /// <summary>A copy of a model in which each text has the payload behind it.</summary>
    public static TModel In<TModel>(TModel model)
        where TModel : class
    {
        var json = JsonSerializer.SerializeToNode(model)!;
        Spoil(json, name: null);
        return json.Deserialize<TModel>()!;
    }

    private static void Spoil(JsonNode node, string? name)
    {
        if (node is JsonObject members)
        {
            foreach (var member in members.Where(member => member.Value is not null).ToList())
            {
                if (member.Value is JsonValue value)
                {
                    members[member.Key] = Spoiled(value, member.Key);
                }
                else
                {
                    Spoil(member.Value!, member.Key);
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue value)
                {
                    items[i] = Spoiled(value, name);
                }
                else if (items[i] is { } item)
                {
                    Spoil(item, name);
                }
            }
        }
    }

    private static JsonNode Spoiled(JsonValue value, string? name) =>
        !value.TryGetValue<string>(out var text) || (name is not null && Codes.Contains(name)) || IsTime(text) ? value.DeepClone() : JsonValue.Create(text + Payload);

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.Length >= "yyyy-MM-dd".Length;
}
