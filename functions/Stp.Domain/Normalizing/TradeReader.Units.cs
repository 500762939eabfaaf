using Stp.Domain.Holding;

namespace Stp.Domain.Normalizing;

/// <content>Lots and prices from the venue's units into ours.</content>
internal sealed partial class TradeReader
{
    private Hold? ToOurUnits(LineDraft draft)
    {
        var instrument = draft.Instrument!;
        if (instrument.PriceFactor != 1)
        {
            draft.Price = draft.Price * instrument.PriceFactor / One;
            if (Math.Abs(draft.Price) > MaxPrice)
            {
                return Wrong(
                    ReasonCodes.PriceInvalid, "Price", FormOf(draft).Price, draft,
                    $"is {draft.Price} in our units, with the price factor {instrument.PriceFactor}, and not from -{MaxPrice} to {MaxPrice}");
            }
        }

        if (draft.IsPhysical && ToLots(draft) is { } problem)
        {
            return problem;
        }

        return draft.Lots.Scale + draft.Price.Scale <= MaxDecimals
            ? null
            : Wrong(
                ReasonCodes.PriceInvalid, "Price", FormOf(draft).Price, draft,
                $"has more than {MaxDecimals} decimals together with lots of {draft.Lots}: sums of their products would be rounded");
    }

    private Hold? ToLots(LineDraft draft)
    {
        var instrument = draft.Instrument!;
        var lots = decimal.Floor(draft.Lots / instrument.LotSize);
        if (lots <= 0 || lots > MaxLots || lots * instrument.LotSize != draft.Lots)
        {
            return Wrong(
                ReasonCodes.LotsInvalid, "Quantity", FormOf(draft).Quantity, draft,
                $"is not a whole number of lots of {instrument.LotSize} {instrument.Contract.Unit} of {instrument.Instrument}");
        }

        draft.Lots = lots;
        return null;
    }
}
