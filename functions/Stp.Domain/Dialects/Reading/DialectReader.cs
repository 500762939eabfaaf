using System.Text.Json;
using Stp.Domain.DataFiles;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Reads a dialect file from its top.</summary>
internal static class DialectReader
{
    public static Dialect Read(string source, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonPlace.Options);
            return Read(new JsonPlace(source, "$", document.RootElement, DialectException.At));
        }
        catch (JsonException exception)
        {
            throw new DialectException($"{source}: {exception.Message}", exception);
        }
    }

    private static Dialect Read(JsonPlace root)
    {
        root.Only(
            "$schema", "name", "venues", "format", "beginStrings", "effectiveFrom", "scope", "codes", "checks", "epoch", "dataFields", "groups",
            "sides", "legs", "messages", "trades", "fixml", "names");
        var groups = GroupReader.ReadGroups(root.Optional("groups"));
        var sidesTag = root.Optional("sides")?.Tag() ?? 0;
        var legsTag = root.Optional("legs")?.Tag() ?? 0;
        var fields = new FieldReader(groups, sidesTag, legsTag);
        var forms = ReadForms(root.Required("trades"), new TradeFormReader(fields));
        var rules = root.Required("messages").Items().Select(item => ReadRule(item, fields, forms)).ToArray();
        var format = root.Required("format").OneOf(("fix", DialectFormat.Fix), ("fixml", DialectFormat.Fixml));
        return new Dialect
        {
            Name = root.Required("name").Text(),
            Venues = [.. root.Required("venues").Items().Select(ReadVenue)],
            Format = format,
            BeginStrings = ReadBeginStrings(root, format),
            EffectiveFrom = root.Required("effectiveFrom").Date(),
            Scope = root.Optional("scope")?.Text(),
            Codes = root.Optional("codes")?.Text(),
            Checks = ReadChecks(root.Optional("checks")),
            Epoch = ReadEpoch(root.Optional("epoch")),
            Dictionary = new FixDictionary(groups, GroupReader.ReadDataFields(root.Optional("dataFields")))
            {
                Codes = fields.Codes,
                Questions = fields.Questions,
            },
            Fixml = FixmlReader.Read(root, format),
            Names = GroupReader.ReadNames(root.Optional("names")),
            SidesTag = sidesTag,
            LegsTag = legsTag,
            Rules = new RuleTable(rules),
            ReadTags = fields.Tags,
        };
    }

    private static Dictionary<string, TradeForm> ReadForms(JsonPlace place, TradeFormReader reader) =>
        place.Members().ToDictionary(member => member.Name, member => reader.Read(member.Value));

    private static MessageRule ReadRule(JsonPlace place, FieldReader fields, Dictionary<string, TradeForm> forms)
    {
        place.Only("when", "ignore", "trade");
        var when = fields.ReadWhen(place.Optional("when"));
        var ignore = place.Optional("ignore")?.Text();
        if (place.Optional("trade") is not { } trade)
        {
            return new MessageRule(when, ignore ?? throw place.Wrong("It needs \"ignore\" or \"trade\"."), null);
        }

        if (ignore is not null)
        {
            throw place.Wrong("It has both \"ignore\" and \"trade\".");
        }

        return forms.TryGetValue(trade.Text(), out var form)
            ? new MessageRule(when, null, form)
            : throw trade.Wrong($"\"trades\" has no \"{trade.Text()}\".");
    }

    private static string ReadVenue(JsonPlace place)
    {
        var venue = place.Text();
        return venue.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')
            ? venue
            : throw place.Wrong("A venue code has lower-case letters, digits, - and _ only: it is part of a URL.");
    }

    private static string[] ReadBeginStrings(JsonPlace root, DialectFormat format)
    {
        var found = root.Optional("beginStrings");
        if (format == DialectFormat.Fixml)
        {
            return found is null ? [] : throw found.Value.Wrong("FIXML has no BeginString.");
        }

        return [.. root.Required("beginStrings").Items().Select(item => item.Text())];
    }

    private static FixChecks ReadChecks(JsonPlace? place)
    {
        var checks = FixChecks.None;
        foreach (var item in place?.Items() ?? [])
        {
            checks |= item.OneOf(
                ("bodyLength", FixChecks.BodyLength),
                ("checkSum", FixChecks.CheckSum),
                ("duplicateTags", FixChecks.DuplicateTags),
                ("groupCounts", FixChecks.GroupCounts));
        }

        return checks;
    }

    private static SequenceEpoch ReadEpoch(JsonPlace? place)
    {
        if (place is not { } found)
        {
            return SequenceEpoch.Daily;
        }

        found.Only("kind", "resetDay", "resetTime");
        if (!found.Required("kind").OneOf(("daily", false), ("weekly", true)))
        {
            return SequenceEpoch.Daily;
        }

        return SequenceEpoch.Weekly(found.Required("resetDay").Day(), found.Required("resetTime").Time("a UTC time").ToTimeSpan());
    }
}
