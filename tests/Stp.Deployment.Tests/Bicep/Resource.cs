using System.Text.Json;

namespace Stp.Deployment.Tests.Bicep;

/// <summary>A resource that a deployment makes.</summary>
/// <param name="Json">The resource as it is sent to Azure.</param>
internal sealed record Resource(JsonElement Json)
{
    public string Type => Text("type");

    /// <summary>With <c>/</c> between the names of parent and child.</summary>
    public string Name => Text("name");

    public string Id => Text("id");

    public string ApiVersion => Text("apiVersion");

    /// <summary>The last part of the name.</summary>
    public string OwnName => Name.Split('/')[^1];

    /// <summary>The value at a path with dots between; undefined where there is none.</summary>
    public JsonElement At(string path)
    {
        var value = Json;
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return default;
            }
        }

        return value;
    }

    /// <summary>The value at a path as text; empty where there is none.</summary>
    public string Text(string path) => At(path) is { ValueKind: not JsonValueKind.Undefined } value ? value.ToString() : "";

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(string path) =>
        At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    public override string ToString() => $"{Type} {Name}";
}
