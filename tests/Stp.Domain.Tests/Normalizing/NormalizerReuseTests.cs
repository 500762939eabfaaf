using FsCheck.Fluent;
using Stp.Domain.Dialects;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Domain.Tests.Fix;
using FixText = Stp.Domain.Tests.Conformance.FixText;

namespace Stp.Domain.Tests.Normalizing;

/// <summary>What a normalizer remembers of the messages before must change no outcome.</summary>
public sealed class NormalizerReuseTests
{
    /// <summary>Conditions and paths of all kinds: those that codes decide, and those that ids, texts, numbers and dates decide.</summary>
    private const string Dialect = """
        {
          "name": "odd", "venues": ["v1"], "format": "fix", "beginStrings": ["FIX.4.4"], "effectiveFrom": "2020-01-01", "sides": 552, "legs": 555,
          "checks": ["bodyLength", "checkSum", "duplicateTags", "groupCounts"],
          "messages": [
            { "when": { "1": "HOUSE" }, "ignore": "house" },
            { "when": { "6": { "above": 5 } }, "ignore": "high" },
            { "when": { "150": { "present": true, "not": ["F", "100"] } }, "ignore": "order" },
            { "when": { "453[452=7].448": "X1" }, "ignore": "party" },
            { "when": { "453[448=FIRM].452": "1" }, "ignore": "firm" },
            { "when": { "60|date": { "present": false }, "75": { "present": true } }, "ignore": "no-time" },
            { "when": { "17|last:1": "9" }, "ignore": "ends-in-9" },
            { "when": { "side:54": { "not": ["5"] } }, "trade": "fill" }
          ],
          "trades": {
            "fill": {
              "action": [{ "when": { "19": { "differsFrom": "17" }, "20": "1" }, "is": "cancel" }, { "when": { "20": ["2"] }, "is": "replace" }, { "is": "new" }],
              "identity": [{ "when": { "20": [null, "0", "1"] }, "segments": ["17|last:3", ["60|date", "75"]] }, { "segments": ["17", ["side:54", "54"]] }],
              "reference": [{ "when": { "19": { "differsFrom": "17" } }, "actions": ["replace", "cancel"], "segments": ["19"] }],
              "originId": "17", "version": ["60", ["122", "52"]], "transactTime": "60", "tradeDate": ["75", "60|date"],
              "line": {
                "side": ["side:54", "54"], "lots": "32", "quantity": "38", "price": ["31", "44"], "priceKind": { "from": "423", "provisional": ["100"] },
                "instrument": { "codes": ["48", "55"], "maturity": "200" },
                "account": ["side:453[452=24].448", "453[448=ACC2].448", "453[452=24,447=D].448", "1"], "firms": "453[452=4].448",
                "trader": ["453[448=FIRM].447", "side:453[452=36].448"], "broker": "side:453[452=1].448", "clearingFirm": "453[452=4].448"
              },
              "leg": { "legId": "leg:654", "side": "leg:624", "lots": "leg:687", "price": "leg:637", "instrument": { "codes": "leg:600", "maturity": "200" } }
            }
          },
          "groups": [
            { "count": 453, "members": [448, 447, 452] }, { "count": 555, "members": [600, 624, 687, 637, 654] },
            { "count": 552, "members": [54], "groups": [{ "count": 453, "members": [448, 447, 452] }] }
          ]
        }
        """;

    /// <summary>For each place in a message the fields that may stand there, with their values.</summary>
    private static readonly string[][] Places =
    [
        ["35={8,9}|17={E1,E1,E12,E19}|"], ["", "19={E1,E12}|"], ["", "20={0,1,1,2}|", "20={1,extraordinary}|"], ["", "", "150={F,F,100,4}|"],
        ["1={ACC1,ACC1,ACC2,NONE,HOUSE}|", ""], ["", "", "6={4,4,7,x}|"], ["60={20261120-12:00:00,20261121-12:00:00}|", "60={20261120-12:00:00,noon}|", ""],
        ["75={20261120,20261121}|", ""], ["55={CL,CL,XX}|", "48={CL,XX}|55=CL|"],
        ["200=202701|32={1,2,0}|31={70,71,x}|54={1,2,1,5}|", "200=202701|38=1000|44=7|423={1,100}|54=1|"],
        ["", "453=1|448={ACC1,ACC1,X1}|452={24,24,7}|", "453=2|448={ACC1,ACC2}|447={D,C}|452={24,36}|448={FIRM,X1}|447={D,C}|452={4,7,1}|"],
        [
            "", "552=1|54={1,1,5}|453=2|448=ACC1|452={24,36}|448=ACC2|452={24,1}|",
            "552=2|54=1|453=1|448={ACC1,FIRM}|452={24,24,36}|54=2|453=1|448=ACC2|452={24,1}|",
        ],
        ["", "", "555=2|600={CL,CL,XX}|624={1,2}|687=1|637=1|654={A,B}|600=CL|624=2|687=1|637=2|654={A,B}|"],
    ];

    private static readonly ReferenceSnapshot Reference = ReferenceSnapshot.Build(
    [
        new(ReferenceMap.Accounts, "v1", "ACC1", new Dictionary<string, string> { ["account"] = "BOOK1" }),
        new(ReferenceMap.Accounts, "v1", "ACC2", new Dictionary<string, string> { ["account"] = "BOOK2" }),
        new(ReferenceMap.Accounts, "v1", "FIRM", new Dictionary<string, string> { ["ours"] = "true" }),
        new(ReferenceMap.Instruments, "v1", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
        new(ReferenceMap.Accounts, "v1", "ACC2", new Dictionary<string, string> { ["account"] = "BOOK3" }) { ValidFrom = new DateOnly(2026, 11, 21) },
        new(ReferenceMap.Instruments, "v1", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL", ["priceFactor"] = "2" })
        {
            ValidFrom = new DateOnly(2026, 11, 21),
        },
        new(ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" }),
    ]).Snapshot;

    private static readonly MessageContext Context = new("v1", null, new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero));

    [Fact]
    public void AMessage_IsNormalizedAsIfItWereTheFirst_WhateverCameBefore()
    {
        var catalog = DialectCatalog.FromTexts([new("odd.json", Dialect)]);
        var reused = new Normalizer(catalog);
        var kinds = new Dictionary<string, int>();
        var feeds = from fields in Gen.CollectToArray(Places, Gen.Elements) from seed in Gen.Choose(0, int.MaxValue - 1) select (string.Concat(fields), seed);
        FixProperty.Holds(
            feeds,
            feed =>
            {
                // Messages with the same tags and other values: what was noted of one is used for the next.
                var random = new Random(feed.seed);
                for (var i = 0; i < 24; i++)
                {
                    var raw = FixText.Bytes($"8=FIX.4.4|9=?|{WithValues(feed.Item1, random)}10=?");
                    var expected = new Normalizer(catalog).Normalize(raw, Context, Reference);
                    Assert.Equal(Describe(expected), Describe(reused.Normalize(raw, Context, Reference)));
                    var kind = expected.Ignored ?? expected.Held?.Reason ?? $"{expected.Trade!.Action} {expected.Trade.Lines.Count}";
                    kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                }
            },
            300);
        Assert.True(kinds.Count > 15, string.Join(", ", kinds));
    }

    [Fact]
    public void ACode_CountsInEachMessage_HoweverLongItIs()
    {
        var normalizer = new Normalizer(DialectCatalog.FromTexts([new("odd.json", Dialect)]));
        var keys = "1 1 2 2 11 1 111 1 1111 1 longer-than-a-word 2".Split(' ')
            .Select(code => FixText.Bytes($"8=FIX.4.4|9=?|35=8|17=E1|20={code}|1=ACC1|60=20261120-12:00:00|55=CL|200=202701|32=1|31=70|54=1|10=?"))
            .Select(raw => normalizer.Normalize(raw, Context, Reference).Trade?.TradeKey);

        const string ByDate = "v1.E1.20261120";
        const string BySide = "v1.E1.1";
        Assert.Equal([ByDate, ByDate, BySide, BySide, BySide, ByDate, BySide, ByDate, BySide, ByDate, BySide, BySide], keys);
    }

    /// <summary>Takes one of the values in each pair of braces.</summary>
    private static string WithValues(string fields, Random random) =>
        string.Concat(fields.Split('{', '}').Select((part, at) => at % 2 == 0 ? part : random.GetItems(part.Split(','), 1)[0]));

    private static string Describe(NormalizedMessage outcome) =>
        $"{outcome.Trade} {string.Join(' ', outcome.Trade?.Lines ?? [])} {outcome.Ignored} {outcome.Held} {outcome.Feed}";
}
