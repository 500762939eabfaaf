using System.Globalization;
using System.Text.Json;

namespace Stp.Domain.DataFiles;

/// <summary>A value in a file of settings together with its path, so that every error says where it is.</summary>
internal readonly struct JsonPlace(string source, string path, JsonElement element, DataFileFault fault)
{
    /// <summary>How such files are read: comments and trailing commas are allowed, a property that stands twice is not.</summary>
    public static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    public string Path => path;

    public JsonValueKind Kind => element.ValueKind;

    public DataFileException Wrong(string problem) => fault(source, path, problem);

    public JsonPlace Required(string name) => Optional(name) ?? throw Wrong($"\"{name}\" is missing.");

    public JsonPlace? Optional(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return element.TryGetProperty(name, out var value) ? new JsonPlace(source, $"{path}.{name}", value, fault) : null;
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
        var (from, at, wrong) = (source, path, fault);
        return element.EnumerateObject().Select(property => (property.Name, new JsonPlace(from, $"{at}.{property.Name}", property.Value, wrong)));
    }

    public IReadOnlyList<JsonPlace> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var (from, at, wrong) = (source, path, fault);
        return [.. element.EnumerateArray().Select((item, index) => new JsonPlace(from, $"{at}[{index}]", item, wrong))];
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

    /// <summary>A whole number within bounds, both included.</summary>
    public int Whole(int min, int max, string name = "a whole number") =>
        Kind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw Wrong($"It must be {name} from {min} to {max}.");

    public decimal Number()
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetDecimal(out var number) ? number : throw Wrong("The number has too many digits.");
    }

    public DateOnly Date() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong("It must be a date, yyyy-MM-dd.");

    /// <summary>A time of day, HH:mm.</summary>
    /// <param name="name">What it is called where it is something else.</param>
    public TimeOnly Time(string name = "a time") =>
        TimeOnly.TryParseExact(Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Wrong($"It must be {name}, HH:mm.");

    public DayOfWeek Day() => OneOf<DayOfWeek>([.. Enum.GetValues<DayOfWeek>().Select(day => (day.ToString().ToLowerInvariant(), day))]);

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
