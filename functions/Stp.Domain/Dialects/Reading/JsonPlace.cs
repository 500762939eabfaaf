using System.Text.Json;

namespace Stp.Domain.Dialects.Reading;

/// <summary>A value in a dialect file together with its path, so that every error says where it is.</summary>
internal readonly struct JsonPlace(string source, string path, JsonElement element)
{
    public string Path => path;

    public JsonValueKind Kind => element.ValueKind;

    public DialectException Wrong(string problem) => DialectException.At(source, path, problem);

    public JsonPlace Required(string name) => Optional(name) ?? throw Wrong($"\"{name}\" is missing.");

    public JsonPlace? Optional(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return element.TryGetProperty(name, out var value) ? new JsonPlace(source, $"{path}.{name}", value) : null;
    }

    /// <summary>Refuses properties that are not of the format: a misspelt one would be ignored otherwise.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var property in element.EnumerateObject())
        {
            if (names.IndexOf(property.Name) < 0)
            {
                throw Wrong($"\"{property.Name}\" is not known here; known are {string.Join(", ", names)}.");
            }
        }
    }

    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        Expect(JsonValueKind.Object, "an object");
        var (from, at) = (source, path);
        return element.EnumerateObject().Select(property => (property.Name, new JsonPlace(from, $"{at}.{property.Name}", property.Value)));
    }

    public IReadOnlyList<JsonPlace> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var (from, at) = (source, path);
        return [.. element.EnumerateArray().Select((item, index) => new JsonPlace(from, $"{at}[{index}]", item))];
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "a string");
        var text = element.GetString()!;
        return text.Length > 0 ? text : throw Wrong("The string is empty.");
    }

    public bool Flag() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("It must be true or false."),
    };

    public int Tag()
    {
        if (Kind != JsonValueKind.Number || !element.TryGetInt32(out var tag) || tag is < 1 or > Fix.FixDictionary.MaxTag)
        {
            throw Wrong($"It must be a tag, a number from 1 to {Fix.FixDictionary.MaxTag}.");
        }

        return tag;
    }

    public decimal Number()
    {
        Expect(JsonValueKind.Number, "a number");
        return element.GetDecimal();
    }

    /// <summary>One of the names, case-sensitive, as its value.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Name, T Value)> names)
    {
        var text = Text();
        foreach (var (name, value) in names)
        {
            if (name == text)
            {
                return value;
            }
        }

        var known = new List<string>();
        foreach (var (name, _) in names)
        {
            known.Add(name);
        }

        throw Wrong($"\"{text}\" is not one of {string.Join(", ", known)}.");
    }

    private void Expect(JsonValueKind kind, string name)
    {
        if (Kind != kind)
        {
            throw Wrong($"It must be {name}.");
        }
    }
}
