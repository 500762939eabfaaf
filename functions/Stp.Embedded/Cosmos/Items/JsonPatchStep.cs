using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>One operation of a patch.</summary>
internal sealed class JsonPatchStep
{
    public static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    private readonly string _operation;
    private readonly string[] _path;
    private readonly JsonNode? _value;

    private JsonPatchStep(string operation, string[] path, JsonNode? value) => (_operation, _path, _value) = (operation, path, value);

    public static JsonPatchStep Parse(JsonObject step)
    {
        var operation = step["op"]!.GetValue<string>();
        var path = step["path"]!.GetValue<string>();
        if (operation is not ("add" or "set" or "replace" or "remove" or "incr"))
        {
            throw GatewayFault.NotSupported($"the patch operation {operation}");
        }

        return path.StartsWith('/') && path.Length > 1
            ? new JsonPatchStep(operation, [.. path[1..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))], step["value"])
            : throw GatewayFault.BadRequest($"The path {path} of a patch operation does not start with a slash.");
    }

    public void Apply(JsonObject root)
    {
        JsonNode? parent = root;
        foreach (var name in _path[..^1])
        {
            parent = parent switch
            {
                JsonObject container => container[name],
                JsonArray list when TryIndex(list, name, out var index) => list[index],
                _ => null,
            };
        }

        switch (parent)
        {
            case JsonObject container:
                ApplyTo(container, _path[^1]);
                break;
            case JsonArray list:
                ApplyTo(list, _path[^1]);
                break;
            default:
                throw Missing();
        }
    }

    private static bool TryIndex(JsonArray list, string text, out int index) => int.TryParse(text, out index) && index >= 0 && index < list.Count;

    private void ApplyTo(JsonObject parent, string name)
    {
        var exists = parent.ContainsKey(name);
        switch (_operation)
        {
            case "remove" or "replace" when !exists:
                throw Missing();
            case "remove":
                parent.Remove(name);
                break;
            case "incr":
                parent[name] = exists ? Sum(parent[name]) : _value?.DeepClone();
                break;
            default:
                parent[name] = _value?.DeepClone();
                break;
        }
    }

    private void ApplyTo(JsonArray parent, string name)
    {
        if (name is "-" || (_operation is "add" && int.TryParse(name, out var end) && end == parent.Count))
        {
            parent.Add(_operation is "add" or "set" ? _value?.DeepClone() : throw Missing());
            return;
        }

        if (!TryIndex(parent, name, out var index))
        {
            throw Missing();
        }

        switch (_operation)
        {
            case "remove":
                parent.RemoveAt(index);
                break;
            case "add":
                parent.Insert(index, _value?.DeepClone());
                break;
            case "incr":
                parent[index] = Sum(parent[index]);
                break;
            default:
                parent[index] = _value?.DeepClone();
                break;
        }
    }

    /// <summary>The sum as the service forms it: integers exactly, everything else as doubles.</summary>
    private JsonValue Sum(JsonNode? current)
    {
        if (current is not JsonValue left || _value is not JsonValue right || left.GetValueKind() != JsonValueKind.Number || right.GetValueKind() != JsonValueKind.Number)
        {
            throw GatewayFault.BadRequest($"incr of {Path}: both values must be numbers.");
        }

        if (left.TryGetValue<long>(out var first) && right.TryGetValue<long>(out var second) && (Int128)first + second is var sum && sum >= long.MinValue && sum <= long.MaxValue)
        {
            return JsonValue.Create((long)sum);
        }

        return JsonValue.Create(Double(left) + Double(right));
    }

    private static double Double(JsonValue number) => double.Parse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private string Path => "/" + string.Join('/', _path);

    private GatewayFault Missing() => GatewayFault.BadRequest($"{_operation} of {Path}: the path does not exist in the document.");
}
