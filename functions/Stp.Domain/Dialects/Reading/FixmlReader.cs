using Stp.Domain.DataFiles;
using Stp.Domain.Fixml;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Reads <c>fixml</c>: which elements and attributes are which messages, groups and tags.</summary>
internal static class FixmlReader
{
    public static FixmlSchema? Read(JsonPlace root, DialectFormat format)
    {
        if (format == DialectFormat.Fix)
        {
            return root.Optional("fixml") is { } found ? throw found.Wrong("It belongs to the format fixml.") : null;
        }

        var place = root.Required("fixml");
        place.Only("messages", "elements", "groups");
        var messages = place.Required("messages").Members().ToDictionary(member => member.Name, member => member.Value.Text());
        var groups = place.Optional("groups")?.Members().ToDictionary(member => member.Name, member => member.Value.Tag()) ?? [];
        var attributes = new Dictionary<string, int>();
        foreach (var (path, element) in place.Required("elements").Members())
        {
            foreach (var (name, tag) in element.Members())
            {
                attributes.Add($"{path}@{name}", tag.Tag());
            }
        }

        try
        {
            return new FixmlSchema(messages, attributes, groups);
        }
        catch (ArgumentException exception)
        {
            throw place.Wrong(exception.Message);
        }
    }
}
