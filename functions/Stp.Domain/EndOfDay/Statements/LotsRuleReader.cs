using Stp.Domain.DataFiles;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Reads <c>lots</c> of a format file.</summary>
internal static class LotsRuleReader
{
    public static LotsRule Read(JsonPlace place)
    {
        place.Only("signed", "long", "short", "quantity", "side", "buy", "sell");
        if (place.Optional("signed") is { } signed)
        {
            place.Only("signed");
            return new LotsRule.Signed(signed.Text());
        }

        if (place.Optional("long") is { } bought)
        {
            place.Only("long", "short");
            return new LotsRule.LongShort(bought.Text(), place.Required("short").Text());
        }

        place.Only("quantity", "side", "buy", "sell");
        var (buys, sells) = (StatementColumns.Values(place.Required("buy")), StatementColumns.Values(place.Required("sell")));
        return buys.Overlaps(sells)
            ? throw place.Wrong("\"buy\" and \"sell\" share a value.")
            : new LotsRule.Sided(place.Required("quantity").Text(), place.Required("side").Text(), buys, sells);
    }
}
