using System.Text;
using System.Text.Json;
using Stp.Domain.DataFiles;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Reads paths, sources and conditions, and notes the tags that they read.</summary>
internal sealed class FieldReader(IReadOnlyList<FixGroup> groups, int sidesTag, int legsTag)
{
    private readonly HashSet<int> _tags = [];
    private readonly HashSet<int> _codes = [];
    private int _questions = 1;

    /// <summary>Every tag read so far.</summary>
    public IReadOnlySet<int> Tags => _tags;

    /// <summary>See <see cref="FixDictionary.Codes"/>.</summary>
    public IReadOnlySet<int> Codes => _codes;

    /// <summary>See <see cref="FixDictionary.Questions"/>; the first is that of <see cref="FieldSource.None"/>.</summary>
    public int Questions => _questions;

    /// <summary>A path, or an array of alternatives; no value is a source that is always absent.</summary>
    public FieldSource ReadSource(JsonPlace? place)
    {
        if (place is not { } found)
        {
            return FieldSource.None;
        }

        return found.Kind == JsonValueKind.Array
            ? new FieldSource([.. found.Items().Select(ReadPath)], _questions++)
            : new FieldSource([ReadPath(found)], _questions++);
    }

    public FieldPath ReadPath(JsonPlace place)
    {
        try
        {
            return Noted(Checked(FieldPathParser.Parse(place.Text()), place));
        }
        catch (FormatException exception)
        {
            throw place.Wrong(exception.Message);
        }
    }

    /// <summary>Conditions by path; no value always holds.</summary>
    public When ReadWhen(JsonPlace? place)
    {
        var when = new When([.. (place?.Members() ?? []).Select(member => ReadCondition(member.Name, member.Value))], _questions++);
        if (when.IsOfKind)
        {
            _codes.UnionWith(when.Conditions.ToArray().Where(condition => condition.ReadsValue).Select(condition => condition.Path.Tag));
        }

        return when;
    }

    /// <summary>Strings as bytes.</summary>
    public static ValueSet ReadValues(JsonPlace place) => new([.. place.Items().Select(item => Encoding.UTF8.GetBytes(item.Text()))]);

    private Condition ReadCondition(string path, JsonPlace value)
    {
        var field = ParseKey(path, value);
        switch (value.Kind)
        {
            case JsonValueKind.String:
                return new Condition { Path = field, OneOf = new ValueSet([Encoding.UTF8.GetBytes(value.Text())]) };
            case JsonValueKind.Array:
                var items = value.Items();
                return new Condition
                {
                    Path = field,
                    AbsentWillDo = items.Any(item => item.Kind == JsonValueKind.Null),
                    OneOf = new ValueSet([.. items.Where(item => item.Kind != JsonValueKind.Null).Select(item => Encoding.UTF8.GetBytes(item.Text()))]),
                };
            default:
                value.Only("present", "not", "above", "differsFrom");
                return new Condition { Path = field, Further = ReadFurther(value) };
        }
    }

    private FurtherCondition ReadFurther(JsonPlace value) => new()
    {
        Present = value.Optional("present")?.Flag(),
        NoneOf = value.Optional("not") is { } values ? ReadValues(values) : null,
        Above = value.Optional("above")?.Number(),
        DiffersFrom = value.Optional("differsFrom") is { } other ? ReadPath(other) : null,
    };

    private FieldPath ParseKey(string path, JsonPlace value)
    {
        try
        {
            return Noted(Checked(FieldPathParser.Parse(path), value));
        }
        catch (FormatException exception)
        {
            throw value.Wrong(exception.Message);
        }
    }

    /// <summary>Refuses a path through a group that the dialect does not define there: it would never find anything.</summary>
    private FieldPath Checked(FieldPath path, JsonPlace place)
    {
        var level = path.Scope switch
        {
            FieldScope.Side => Inside(groups, sidesTag, "side:", place),
            FieldScope.Leg => Inside(groups, legsTag, "leg:", place),
            _ => groups,
        };
        foreach (var step in path.Steps)
        {
            level = Inside(level, step.CountTag, path.Text, place);
        }

        return path;
    }

    private static IReadOnlyList<FixGroup> Inside(IReadOnlyList<FixGroup> level, int countTag, string path, JsonPlace place) =>
        level.FirstOrDefault(group => group.CountTag == countTag)?.Nested
        ?? throw place.Wrong($"\"{path}\" leads into group {countTag}, which \"groups\" does not define there.");

    private FieldPath Noted(FieldPath path)
    {
        _tags.Add(path.Tag);
        var matched = path.Steps.SelectMany(step => step.MatchedTags).ToArray();
        _tags.UnionWith(matched);
        _codes.UnionWith(path.IsOfKind ? matched : []);
        return path;
    }
}
