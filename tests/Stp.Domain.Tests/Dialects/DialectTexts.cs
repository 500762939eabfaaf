namespace Stp.Domain.Tests.Dialects;

/// <summary>A small dialect to vary.</summary>
internal static class DialectTexts
{
    public const string Small = """
        {
          "name": "small", "venues": ["v1"], "format": "fix", "beginStrings": ["FIX.4.4"], "effectiveFrom": "2020-01-01",
          "checks": ["bodyLength", "checkSum"], "sides": 552,
          "messages": [{ "when": { "35": "8" }, "trade": "fill" }, { "when": { "35": ["0"] }, "ignore": "session" }],
          "trades": {
            "fill": {
              "action": [{ "is": "new" }],
              "identity": [{ "segments": ["17"] }],
              "version": ["60"], "transactTime": "60", "tradeDate": "75",
              "line": { "side": "54", "lots": "32", "price": "31", "instrument": { "codes": "55", "maturity": "200" }, "account": ["1", "side:453[452=24].448"] }
            }
          },
          "groups": [{ "count": 552, "members": [54], "groups": [{ "count": 453, "members": [448, 447, 452] }] }]
        }
        """;

    public static string With(string old, string replacement) => Small.Contains(old, StringComparison.Ordinal)
        ? Small.Replace(old, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"{old} is not in the text.", nameof(old));
}
