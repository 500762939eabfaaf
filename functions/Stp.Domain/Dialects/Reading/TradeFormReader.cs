using Stp.Domain.DataFiles;
using Stp.Domain.Ledger;

namespace Stp.Domain.Dialects.Reading;

/// <summary>Reads one member of <c>trades</c>.</summary>
internal sealed class TradeFormReader(FieldReader fields)
{
    private static readonly (string Name, TradeAction Value)[] ActionNames =
        [("new", TradeAction.New), ("replace", TradeAction.Replace), ("cancel", TradeAction.Cancel)];

    public TradeForm Read(JsonPlace place)
    {
        place.Only(
            "action", "identity", "reference", "originId", "version", "transactTime", "tradeDate", "clearingDate", "line", "leg");
        var line = ReadLine(place.Required("line"), null);
        var transactTime = fields.ReadSource(place.Required("transactTime"));
        var version = place.Required("version").Items();
        if (version.Count is 0 or > 2)
        {
            throw place.Required("version").Wrong("It must name one or two sources.");
        }

        return new TradeForm
        {
            Actions = [.. place.Required("action").Items().Select(ReadAction)],
            Identity = [.. place.Required("identity").Items().Select(ReadKey)],
            Reference = place.Optional("reference") is { } reference ? [.. reference.Items().Select(ReadKey)] : [],
            OriginId = fields.ReadSource(place.Optional("originId")),
            VersionMajor = ReadVersion(version[0], transactTime),
            VersionMinor = version.Count > 1 ? ReadVersion(version[1], transactTime) : new VersionPart(FieldSource.None, KnownTime.None),
            TransactTime = transactTime,
            TradeDate = fields.ReadSource(place.Required("tradeDate")),
            ClearingDate = fields.ReadSource(place.Optional("clearingDate")),
            Line = line,
            Leg = place.Optional("leg") is { } leg ? ReadLine(leg, line) : line,
        };
    }

    private VersionPart ReadVersion(JsonPlace place, FieldSource transactTime)
    {
        var source = fields.ReadSource(place);
        var known = source.Texts.SequenceEqual(transactTime.Texts) ? KnownTime.TransactTime
            : source.Texts.SequenceEqual(["122", "52"]) ? KnownTime.SentAt
            : KnownTime.None;
        return new VersionPart(source, known);
    }

    private ActionRule ReadAction(JsonPlace place)
    {
        place.Only("when", "is");
        return new ActionRule(fields.ReadWhen(place.Optional("when")), place.Required("is").OneOf<TradeAction>(ActionNames));
    }

    private KeyRule ReadKey(JsonPlace place)
    {
        place.Only("when", "actions", "segments");
        var segments = place.Required("segments").Items();
        if (segments.Count == 0)
        {
            throw place.Wrong("A key needs at least one segment.");
        }

        TradeAction[]? actions = place.Optional("actions") is { } names
            ? [.. names.Items().Select(name => name.OneOf<TradeAction>(ActionNames))]
            : null;
        return new KeyRule(fields.ReadWhen(place.Optional("when")), actions, [.. segments.Select(item => fields.ReadSource(item))]);
    }

    /// <summary>A leg inherits from the line what it does not say itself.</summary>
    private LineForm ReadLine(JsonPlace place, LineForm? inherited)
    {
        place.Only(
            "legId", "side", "lots", "quantity", "price", "priceKind", "instrument", "account", "firms", "trader", "broker", "clearingFirm");
        FieldSource Source(string name, FieldSource? other) =>
            place.Optional(name) is { } found ? fields.ReadSource(found) : other ?? FieldSource.None;
        FieldSource Needed(string name, FieldSource? other) =>
            place.Optional(name) is null && other is null ? throw place.Wrong($"\"{name}\" is missing.") : Source(name, other);

        var priceKind = place.Optional("priceKind");
        priceKind?.Only("from", "provisional");
        return new LineForm
        {
            LegId = Source("legId", inherited?.LegId),
            Side = Needed("side", inherited?.Side),
            Lots = Needed("lots", inherited?.Lots),
            Quantity = Source("quantity", inherited?.Quantity),
            Price = Needed("price", inherited?.Price),
            PriceKind = priceKind is { } kind ? fields.ReadSource(kind.Required("from")) : inherited?.PriceKind ?? FieldSource.None,
            ProvisionalPriceKinds = priceKind is { } values
                ? FieldReader.ReadValues(values.Required("provisional"))
                : inherited?.ProvisionalPriceKinds ?? new ValueSet([]),
            Instrument = ReadInstrument(place, inherited?.Instrument),
            Account = Needed("account", inherited?.Account),
            Firms = Source("firms", inherited?.Firms),
            Trader = Source("trader", inherited?.Trader),
            Broker = Source("broker", inherited?.Broker),
            ClearingFirm = Source("clearingFirm", inherited?.ClearingFirm),
        };
    }

    private InstrumentForm ReadInstrument(JsonPlace line, InstrumentForm? inherited)
    {
        if (line.Optional("instrument") is not { } place)
        {
            return inherited ?? throw line.Wrong("\"instrument\" is missing.");
        }

        place.Only("codes", "maturity", "maturityDay", "putCall", "cfiCode", "securityType", "strike", "monthCode");
        return new InstrumentForm
        {
            Codes = fields.ReadSource(place.Required("codes")),
            Maturity = fields.ReadSource(place.Optional("maturity")),
            MaturityDay = fields.ReadSource(place.Optional("maturityDay")),
            PutCall = fields.ReadSource(place.Optional("putCall")),
            CfiCode = fields.ReadSource(place.Optional("cfiCode")),
            SecurityType = fields.ReadSource(place.Optional("securityType")),
            Strike = fields.ReadSource(place.Optional("strike")),
            MonthCode = place.Optional("monthCode")?.Flag() ?? false,
        };
    }
}
