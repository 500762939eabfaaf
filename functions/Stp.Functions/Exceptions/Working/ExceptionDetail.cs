using Stp.Domain.Holding;
using Stp.Domain.Holding.Decoding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Working;

/// <summary>An exception with everything that is known of it.</summary>
/// <param name="Exception">The exception as the list has it.</param>
/// <param name="Field">Where the field stands that is to blame, as the dialect names it; null where it is no single one.</param>
/// <param name="Mapping">The mapping that is missing, or null.</param>
/// <param name="Ready">Whether the reference data has that mapping by now; null where none is missing.</param>
/// <param name="TradeKey">The trade concerned, or null.</param>
/// <param name="Decoded">The raw message as a person reads it.</param>
/// <param name="Actions">Everything that was done with it, oldest first.</param>
/// <param name="DeadLetters">How queues gave up on it, oldest first.</param>
internal sealed record ExceptionDetail(
    ExceptionItem Exception,
    string? Field,
    MappingItem? Mapping,
    bool? Ready,
    string? TradeKey,
    DecodedMessage Decoded,
    IReadOnlyList<HeldAction> Actions,
    IReadOnlyList<DeadLetter> DeadLetters)
{
    public static ExceptionDetail Example { get; } = new(
        ExceptionItem.Example,
        ExceptionItem.ExampleCause.Field,
        MappingItem.Of(ExceptionItem.ExampleCause.Missing),
        Ready: false,
        TradeKey: null,
        new DecodedMessage(
            DecodedMessage.Fix,
            "ice",
            [
                new DecodedField(35, "MsgType", "AE", IsCause: false, []),
                new DecodedField(453, "NoPartyIDs", "1", IsCause: false, [new DecodedField(null, "1", null, IsCause: false, [new DecodedField(448, "PartyID", "NWE-4481", IsCause: true, [])])]),
            ],
            Rest: [],
            RestBytes: 0,
            IsCut: false),
        [new HeldAction(ExceptionItem.Example.ReceivedAt.AddMinutes(10), "ann", HeldActionKind.Commented, ExceptionItem.Example.Comment)],
        DeadLetters: []);
}

/// <summary>A row of reference data that is missing.</summary>
/// <param name="Map">The map: <c>accounts</c>, <c>instruments</c> or <c>contracts</c>.</param>
/// <param name="Venue">The reference venue, or the MIC for contracts.</param>
/// <param name="Code">The code to map.</param>
/// <param name="OtherCodes">Codes of which any one would do as well.</param>
internal sealed record MappingItem(string Map, string Venue, string Code, IReadOnlyList<string> OtherCodes)
{
    public static MappingItem? Of(MissingMapping? missing) =>
        missing is null ? null : new MappingItem(missing.Map.ToString().ToLowerInvariant(), missing.Venue, missing.Codes[0], [.. missing.Codes.Skip(1)]);
}
