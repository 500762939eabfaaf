using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>Finds our instrument for what a message names.</summary>
internal static class InstrumentResolver
{
    /// <summary>Looks up the codes in order, and adds to a product the contract that the message names.</summary>
    /// <param name="form">Where the fields stand.</param>
    /// <param name="message">The message.</param>
    /// <param name="draft">The line.</param>
    /// <param name="dates">Codes mean what they mean on the clearing date; a month code names the year by its last digits, near the trade date.</param>
    /// <param name="venue">The reference venue, with its codes.</param>
    /// <param name="reference">The snapshot, for the contract specification.</param>
    /// <param name="key">Room for the fields, up to 255 bytes.</param>
    /// <param name="resolved">The instrument; null with a hold.</param>
    public static Hold? Resolve(
        InstrumentForm form, FixMessage message, LineDraft draft, in TradeDates dates, (string Name, VenueCodes? Codes) venue,
        ReferenceSnapshot reference, Span<byte> key, out ResolvedInstrument? resolved)
    {
        resolved = null;
        var fields = new InstrumentFields(form, message, draft.SideInstance, draft.LegInstance);
        if (venue.Codes is { } codes)
        {
            var (tradeYear, date) = (dates.TradeDate!.Value.Year, dates.ClearingDate!.Value);
            var era = codes.EraOf(date);
            foreach (var path in form.Codes.Alternatives)
            {
                var code = path.Read(message, draft.SideInstance, draft.LegInstance);
                if (code.IsEmpty)
                {
                    continue;
                }

                var length = fields.WriteKey(code, form.MonthCode ? tradeYear : FieldTime.FirstYear, era, key);
                if (length > 0 && codes.Resolved.TryGet(key[..length], out resolved))
                {
                    return null;
                }

                if (Find(codes, code, form.MonthCode, tradeYear, date, out var entry, out var month))
                {
                    var hold = Resolve(entry, month, fields, code, reference, out resolved);
                    if (hold is null && length > 0)
                    {
                        codes.Resolved.Add(key[..length], resolved!);
                    }

                    return hold;
                }
            }
        }

        return Unmapped(form, message, draft, dates.TradeDate!.Value.Year, venue.Name);
    }

    private static Hold Unmapped(InstrumentForm form, FixMessage message, LineDraft draft, int tradeYear, string venue)
    {
        var first = form.Codes.Read(message, draft.SideInstance, draft.LegInstance);
        var path = form.Codes.PathOf(message, draft.SideInstance, draft.LegInstance);
        var detail = first.IsEmpty
            ? $"The report has no instrument code ({form.Codes.PathOf(message, 0, 0)})."
            : $"Instrument ({path}) {HoldText.Show(first)} of venue {venue} is not mapped.";
        return new Hold(ReasonCodes.InstrumentUnmapped, detail)
        {
            Field = path,
            Value = HoldText.Plain(first),
            Missing = MissingMapping.Of(ReferenceMap.Instruments, venue, MappableCodes(form, message, draft, tradeYear)),
        };
    }

    /// <summary>The codes that a mapping could be made for: where a code ends in a month, that of the product serves every month.</summary>
    private static List<string?> MappableCodes(InstrumentForm form, FixMessage message, LineDraft draft, int tradeYear)
    {
        var codes = new List<string?>();
        foreach (var path in form.Codes.Alternatives)
        {
            var code = path.Read(message, draft.SideInstance, draft.LegInstance);
            codes.Add(HoldText.Plain(form.MonthCode && ContractPeriod.TrySplitMonthCode(code, tradeYear, out var product, out _) ? product : code));
        }

        return codes;
    }

    /// <summary>The entry of a code, or of the product before its month code; <paramref name="month"/> is the contract that such a code names.</summary>
    internal static bool Find(
        VenueCodes codes, ReadOnlySpan<byte> code, bool monthCode, int tradeYear, DateOnly date,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out InstrumentEntry? entry, out string? month)
    {
        entry = codes.Instruments.Find(code)?.At(date);
        month = null;
        if (!monthCode || !ContractPeriod.TrySplitMonthCode(code, tradeYear, out var product, out var contract))
        {
            return entry is not null;
        }

        month = contract;
        entry ??= codes.Instruments.Find(product)?.At(date);
        return entry is not null;
    }

    private static Hold? Resolve(
        InstrumentEntry entry, string? month, in InstrumentFields fields, ReadOnlySpan<byte> code, ReferenceSnapshot reference,
        out ResolvedInstrument? resolved)
    {
        resolved = null;
        var specification = reference.Contract($"{entry.Mic}:{entry.Product}");
        var contract = entry.Whole?.Contract ?? ContractPeriod.Of(fields.Maturity, fields.MaturityDay, month, specification?.Period);
        if (contract is null)
        {
            var period = specification?.Period is { } named ? $", whose contracts are {named.ToString().ToLowerInvariant()}s" : "";
            return new Hold(
                ReasonCodes.InstrumentUnmapped,
                $"Instrument code {HoldText.Show(code)} is {entry.Mic}:{entry.Product}{period}, but maturity {HoldText.Show(fields.Maturity)} names none of them.")
            {
                Value = HoldText.Plain(code),
            };
        }

        (char, decimal)? option = null;
        if (entry.Whole?.Option is null && fields.IsOption)
        {
            if (fields.Option is not { } kind || !FixValue.TryParseDecimal(fields.Strike, out var strike))
            {
                return new Hold(
                    ReasonCodes.FieldMissing,
                    $"An option needs put or call and a strike: PutOrCall {HoldText.Show(fields.PutCall)}, CFICode {HoldText.Show(fields.CfiCode)}, "
                    + $"strike {HoldText.Show(fields.Strike)}.");
            }

            option = (kind, strike);
        }

        return Compose(entry, contract, option, reference.Contract($"{entry.Mic}:{entry.Product}"), out resolved);
    }

    /// <summary>The instrument of a mapped code, with what stands beside the code where the code names a product or no option.</summary>
    internal static Hold? Compose(
        InstrumentEntry entry, string contract, (char Kind, decimal Strike)? option, ContractSpecification? specification,
        out ResolvedInstrument? resolved)
    {
        resolved = null;
        var instrument = entry.Whole ?? new Instrument(entry.Mic, entry.Product, contract);
        if (instrument.Option is null && option is { } terms)
        {
            instrument = instrument with { Option = terms.Kind, Strike = terms.Strike };
        }

        if (specification is null)
        {
            return new Hold(ReasonCodes.ContractUnmapped, $"Product {instrument.ProductKey} has no contract specification.")
            {
                Missing = MissingMapping.Of(ReferenceMap.Contracts, instrument.Mic, instrument.Product),
            };
        }

        resolved = new ResolvedInstrument(
            instrument.ToString(), instrument.ProductKey, specification, specification.LotSizeOf(instrument.Contract), entry.PriceFactor);
        return null;
    }
}
