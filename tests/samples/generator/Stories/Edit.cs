using Stp.Samples.Generator.Fix;

namespace Stp.Samples.Generator.Stories;

/// <summary>Changes one value of a finished report, to make it wrong in exactly that place.</summary>
internal static class Edit
{
    /// <summary>Replaces every field of a tag; null takes it out.</summary>
    public static Payload Field(Payload payload, int tag, string? value)
    {
        var fields = payload.Body.Split(FieldText.Soh, StringSplitOptions.RemoveEmptyEntries).ToList();
        var prefix = $"{tag}=";
        if (value is null)
        {
            fields.RemoveAll(f => f.StartsWith(prefix, StringComparison.Ordinal));
        }
        else if (!fields.Exists(f => f.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The report has no field {tag} to spoil.");
        }
        else
        {
            fields = [.. fields.Select(f => f.StartsWith(prefix, StringComparison.Ordinal) ? prefix + value : f)];
        }

        return payload with { Body = string.Concat(fields.Select(f => f + FieldText.Soh)) };
    }

    /// <summary>Replaces the first attribute of a name; null takes it out. An attribute that is not there is added to the root.</summary>
    public static Payload Attribute(Payload payload, string name, string? value)
    {
        var text = value is null ? "" : $" {name}=\"{value}\"";
        var start = payload.Body.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (start < 0)
        {
            return payload with { Body = payload.Body.Insert(payload.Type.Length + 1, text) };
        }

        var end = payload.Body.IndexOf('"', start + name.Length + 3) + 1;
        return payload with { Body = payload.Body[..start] + text + payload.Body[end..] };
    }
}
