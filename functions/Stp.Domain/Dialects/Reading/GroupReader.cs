using System.Globalization;
using Stp.Domain.DataFiles;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Reads <c>groups</c>, <c>dataFields</c> and <c>names</c>.</summary>
internal static class GroupReader
{
    public static IReadOnlyList<FixGroup> ReadGroups(JsonPlace? place) =>
        place is { } groups ? [.. groups.Items().Select(ReadGroup)] : [];

    public static IReadOnlyDictionary<int, int> ReadDataFields(JsonPlace? place)
    {
        var fields = new Dictionary<int, int>();
        foreach (var (name, value) in place?.Members() ?? [])
        {
            fields.Add(TagOf(name, value), value.Tag());
        }

        return fields;
    }

    public static IReadOnlyDictionary<int, string> ReadNames(JsonPlace? place)
    {
        var names = new Dictionary<int, string>();
        foreach (var (name, value) in place?.Members() ?? [])
        {
            names.Add(TagOf(name, value), value.Text());
        }

        return names;
    }

    private static int TagOf(string name, JsonPlace value) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) && tag is >= 1 and <= FixDictionary.MaxTag
            ? tag
            : throw value.Wrong($"\"{name}\" is not a tag from 1 to {FixDictionary.MaxTag}.");

    private static FixGroup ReadGroup(JsonPlace place)
    {
        place.Only("count", "members", "groups");
        var nested = ReadGroups(place.Optional("groups"));
        var members = new HashSet<int>();
        foreach (var item in place.Required("members").Items())
        {
            if (!members.Add(item.Tag()))
            {
                throw item.Wrong("The tag stands twice among the members.");
            }
        }

        if (members.Count == 0)
        {
            throw place.Wrong("A group needs members.");
        }

        members.UnionWith(nested.Select(group => group.CountTag));
        return new FixGroup(place.Required("count").Tag(), members, nested);
    }
}
