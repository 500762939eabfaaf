using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <content>The lines: one for each leg, else one for each side, else the message itself.</content>
internal sealed partial class TradeReader
{
    /// <summary>Most lines of one report. Venues stay below a hundred legs.</summary>
    public const int MaxLines = 200;

    private const decimal MaxLots = 10_000_000m;
    private const decimal MaxUnits = 10_000_000_000_000_000m;
    private const decimal MaxPrice = 10_000_000m;

    /// <summary>Of lots, of prices, and of both together: so positions, which are sums of their products, stay exact whatever the order.</summary>
    private const int MaxDecimals = 12;

    /// <summary>A decimal divided by it keeps its value and loses its trailing zeros.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly Utf8Cache<string> Names = new(16_384);
    private static readonly string[] Positions = [.. Enumerable.Range(1, MaxLines).Select(number => number.ToString())];

    private LineForm FormOf(LineDraft draft) => draft.LegInstance == 0 ? _form.Line : _form.Leg;

    private Hold? CollectDrafts(out int count)
    {
        count = 0;
        var leg = _dialect.LegsTag == 0 ? 0 : _message.FirstInstance(0, _dialect.LegsTag);
        var isSpread = leg != 0;
        if (isSpread && _firstSide != 0 && _message.NextInstance(_firstSide) != 0)
        {
            return new Hold(ReasonCodes.SideInvalid, $"The report has legs and two sides ({_dialect.SidesTag}): whose the leg sides are, it does not say.");
        }

        var entry = isSpread ? leg : _firstSide;
        do
        {
            if (count == MaxLines)
            {
                return new Hold(ReasonCodes.TooManyLines, $"The report has more than {MaxLines} sides or legs.");
            }

            _drafts[count].Begin(isSpread ? 0 : count, isSpread ? _firstSide : entry, isSpread ? entry : 0);
            count++;
            entry = entry == 0 ? 0 : _message.NextInstance(entry);
        }
        while (entry != 0);

        return null;
    }

    private Hold? ReadSides(int count)
    {
        foreach (var draft in _drafts.AsSpan(0, count))
        {
            var source = FormOf(draft).Side;
            switch (source.Read(_message, draft.SideInstance, draft.LegInstance))
            {
                case [(byte)'1']:
                    draft.Side = Side.Buy;
                    break;
                case [(byte)'2']:
                    draft.Side = Side.Sell;
                    break;
                default:
                    return Wrong(ReasonCodes.SideInvalid, "Side", source, draft, "is neither 1 (buy) nor 2 (sell)");
            }
        }

        return null;
    }

    private Hold? ReadLots(int count)
    {
        foreach (var draft in _drafts.AsSpan(0, count))
        {
            var form = FormOf(draft);
            var source = form.Lots;
            var value = source.Read(_message, draft.SideInstance, draft.LegInstance);
            if (value.IsEmpty && !form.Quantity.IsNone)
            {
                source = form.Quantity;
                value = source.Read(_message, draft.SideInstance, draft.LegInstance);
                draft.IsPhysical = true;
            }

            if (value.IsEmpty)
            {
                return Wrong(ReasonCodes.FieldMissing, "Lots", form.Lots, draft, "must be there");
            }

            // Physical units are bounded as lots, too, once they are divided.
            var most = draft.IsPhysical ? MaxUnits : MaxLots;
            if (!FixValue.TryParseDecimal(value, out var lots) || lots <= 0 || lots.Scale > MaxDecimals || lots > most)
            {
                return Wrong(ReasonCodes.LotsInvalid, "Lots", source, draft, $"is not a number above 0 and up to {most}");
            }

            draft.Lots = lots;
        }

        return null;
    }

    private Hold? ReadPrices(int count)
    {
        foreach (var draft in _drafts.AsSpan(0, count))
        {
            var form = FormOf(draft);
            var value = form.Price.Read(_message, draft.SideInstance, draft.LegInstance);
            if (value.IsEmpty)
            {
                return Wrong(ReasonCodes.FieldMissing, "Price", form.Price, draft, "must be there");
            }

            if (!FixValue.TryParseDecimal(value, out var price) || Math.Abs(price) > MaxPrice || price.Scale > MaxDecimals)
            {
                return Wrong(
                    ReasonCodes.PriceInvalid, "Price", form.Price, draft, $"is not a number from -{MaxPrice} to {MaxPrice} with up to {MaxDecimals} decimals");
            }

            draft.Price = price;
            draft.PriceKind = IsProvisional(form, draft) ? PriceKind.Provisional : PriceKind.Final;
        }

        return null;
    }

    private bool IsProvisional(LineForm form, LineDraft draft) =>
        form.ProvisionalPriceKinds.Contains(form.PriceKind.Read(_message, draft.SideInstance, draft.LegInstance));

    private Hold? ReadInstruments(int count, in TradeDates dates)
    {
        _date = dates.ClearingDate!.Value;
        var drafts = _drafts.AsSpan(0, count);
        for (var i = 0; i < count; i++)
        {
            var draft = drafts[i];

            // The sides of one report trade one instrument.
            if (i > 0 && draft.LegInstance == 0)
            {
                draft.Instrument = drafts[0].Instrument;
            }
            else if (InstrumentResolver.Resolve(
                FormOf(draft).Instrument, _message, draft, dates, (_codesVenue, _codes), _reference, _buffer, out var instrument) is { } hold)
            {
                return hold;
            }
            else
            {
                draft.Instrument = instrument;
            }

            if (ToOurUnits(draft) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private Hold? ReadLines(int count, ref IReadOnlyList<TradeLine> lines)
    {
        var drafts = _drafts.AsSpan(0, count);
        var oursCount = 0;
        var owner = default(SideOwner);
        for (var i = 0; i < count; i++)
        {
            var draft = drafts[i];
            if (i == 0 || draft.SideIndex != drafts[i - 1].SideIndex)
            {
                owner = SideOwnerReader.Read(FormOf(draft), _message, draft.SideInstance, _codes, _date);
            }

            if (owner.Ownership == SideOwnership.OursUnmapped)
            {
                return SideOwnerReader.Unmapped(FormOf(draft), _message, draft.SideInstance, _codesVenue);
            }

            draft.Account = owner.Account;
            oursCount += owner.Account is null ? 0 : 1;
        }

        if (oursCount == 0)
        {
            return SideOwnerReader.Unmapped(FormOf(drafts[0]), _message, drafts[0].SideInstance, _codesVenue);
        }

        // The counterparty's side, if the report has one, is not ours to book.
        var made = new TradeLine[oursCount];
        var byPosition = HasAmbiguousLegIds(count);
        for (int i = 0, next = 0; i < count; i++)
        {
            if (drafts[i].Account is { } account)
            {
                made[next++] = MakeLine(drafts[i], account, i, byPosition);
            }
        }

        lines = made;
        return null;
    }

    private TradeLine MakeLine(LineDraft draft, string account, int position, bool byPosition)
    {
        var form = FormOf(draft);
        var legId = byPosition ? default : form.LegId.Read(_message, draft.SideInstance, draft.LegInstance);
        return new TradeLine
        {
            LegId = legId.IsEmpty ? Positions[position] : NameOf(legId)!,
            Account = account,
            Instrument = draft.Instrument!.Instrument,
            Side = draft.Side,
            Lots = draft.Lots,
            Price = draft.Price,
            PriceKind = draft.PriceKind,
            Trader = Mapped(form.Trader, draft, _codes?.Traders),
            Broker = Mapped(form.Broker, draft, _codes?.Brokers),
            ClearingFirm = NameOf(form.ClearingFirm.Read(_message, draft.SideInstance, draft.LegInstance)),
        };
    }

    /// <summary>Whether the venue's leg ids do not tell the legs apart, or only some legs have one.</summary>
    private bool HasAmbiguousLegIds(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = LegIdOf(_drafts[i]);
            for (var j = 0; j < i && count > 1; j++)
            {
                if (id.IsEmpty || id.SequenceEqual(LegIdOf(_drafts[j])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> LegIdOf(LineDraft draft) => FormOf(draft).LegId.Read(_message, draft.SideInstance, draft.LegInstance);

    /// <summary>Our name for a code, or the code where none is mapped: a trader unknown to us does not stop a trade.</summary>
    private string? Mapped(FieldSource source, LineDraft draft, Utf8Map<Dated<string>>? names)
    {
        var code = source.Read(_message, draft.SideInstance, draft.LegInstance);
        return (names is null ? null : names.Find(code)?.At(_date)) ?? NameOf(code);
    }

    /// <summary>Codes recur in message after message, so their strings are kept.</summary>
    private static string? NameOf(ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty)
        {
            return null;
        }

        if (!Names.TryGet(code, out var name))
        {
            Names.Add(code, name = Encoding.UTF8.GetString(code));
        }

        return name;
    }

    private Hold Wrong(string reason, string name, FieldSource source, LineDraft draft, string rule)
    {
        var value = source.Read(_message, draft.SideInstance, draft.LegInstance);
        var path = source.PathOf(_message, draft.SideInstance, draft.LegInstance);
        return new Hold(reason, $"{name} ({path}) {HoldText.Show(value)} {rule}.") { Field = path, Value = HoldText.Plain(value) };
    }
}
