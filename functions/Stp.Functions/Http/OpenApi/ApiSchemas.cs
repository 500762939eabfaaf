using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Stp.Functions.Http.OpenApi;

/// <summary>JSON schemas of the types that are written and read, each once and by name, as the serializer itself understands them.</summary>
internal sealed class ApiSchemas(XmlDocs docs)
{
    public const string Prefix = "#/components/schemas/";

    private static readonly string[] Endings = ["Item", "View"];

    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _names = [];

    /// <summary>The name of the schema of a type, which is made where it is new.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isRead">Whether clients send it. What is written has every property; of what is read some may be left out.</param>
    public string NameOf(JsonTypeInfo type, bool isRead = false)
    {
        if (_names.TryGetValue(type.Type, out var known))
        {
            return known;
        }

        var name = ShortName(type.Type);
        if (!_names.Values.All(other => other != name))
        {
            throw new InvalidOperationException($"Two types are called {name} in the description of the API; one of them is {type.Type}.");
        }

        _names.Add(type.Type, name);
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transformed(context, node, isRead),
        };
        _schemas.Add(name, type.GetJsonSchemaAsNode(options));
        return name;
    }

    /// <summary>All schemas by name.</summary>
    public JsonObject All() => new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.DeepClone())));

    private static string ShortName(Type type)
    {
        if (type.IsGenericType)
        {
            return ShortName(type.GenericTypeArguments[0]) + type.Name.Split('`')[0];
        }

        var ending = Array.Find(Endings, type.Name.EndsWith);
        return ending is null || type.Name == "BreakItem" ? type.Name : type.Name[..^ending.Length];
    }

    private JsonObject Transformed(JsonSchemaExporterContext context, JsonNode node, bool isRead)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable = type != context.TypeInfo.Type || context.PropertyInfo is { IsGetNullable: true };
        var schema = type == typeof(DateTimeOffset) ? Typed("string", isNullable, "date-time")
            : context.TypeInfo.Kind == JsonTypeInfoKind.Object && !context.Path.IsEmpty ? Reference(context.TypeInfo, isNullable, isRead)
            : node as JsonObject ?? [];
        if (type.IsEnum)
        {
            schema["type"] = TypeName("string", isNullable);
        }

        if (context.Path.IsEmpty && schema["properties"] is JsonObject properties && !isRead)
        {
            schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        }

        if (DescriptionOf(context) is { } description)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private JsonObject Reference(JsonTypeInfo type, bool isNullable, bool isRead)
    {
        var reference = new JsonObject { ["$ref"] = Prefix + NameOf(type, isRead) };
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private string? DescriptionOf(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { } property)
        {
            return context.Path.IsEmpty ? docs.Of(context.TypeInfo.Type) : null;
        }

        var member = property.DeclaringType.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        return member is null ? null : docs.Of(member);
    }

    private static JsonObject Typed(string name, bool isNullable, string format) => new() { ["type"] = TypeName(name, isNullable), ["format"] = format };

    private static JsonNode TypeName(string name, bool isNullable) => isNullable ? new JsonArray(name, "null") : JsonValue.Create(name);
}
