namespace Stp.Domain.Positions;

/// <summary>The parts of an instrument's name <c>MIC:PRODUCT:CONTRACT</c>.</summary>
/// <param name="Product"><c>MIC:PRODUCT</c>.</param>
/// <param name="Contract">What follows, for example <c>2027-01</c> or <c>2027-01:C:75</c>; empty when there is none.</param>
public readonly record struct InstrumentParts(string Product, string Contract)
{
    /// <summary>The delivery period alone, without the strike of an option: <c>2027-01</c> of <c>2027-01:C:75</c>.</summary>
    public string DeliveryPeriod => Contract.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? Contract[..end] : Contract;

    /// <summary>Whether a strike follows the delivery period.</summary>
    public bool IsOption => DeliveryPeriod.Length < Contract.Length;

    /// <summary>Splits a name; one that lacks parts has an empty contract.</summary>
    public static InstrumentParts Of(string instrument)
    {
        var first = instrument.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : instrument.IndexOf(':', first + 1);
        return second < 0 ? new InstrumentParts(instrument, "") : new InstrumentParts(instrument[..second], instrument[(second + 1)..]);
    }
}
