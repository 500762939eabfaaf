using System.Collections.Frozen;

namespace Stp.Domain.Holding;

/// <summary>The reason codes in words.</summary>
public static class ReasonTexts
{
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        [ReasonCodes.MessageEmpty] = "Nothing between two delimiters, or an empty queue message.",
        [ReasonCodes.MessageTooLarge] = "The message is longer than the limit.",
        [ReasonCodes.MessageTruncated] = "The bytes end before CheckSum (10).",
        [ReasonCodes.MessageUnrecognised] = "No BeginString (8) and no FIXML root: binary garbage, or text that is not a message.",
        [ReasonCodes.BeginStringUnsupported] = "A BeginString (8) that no dialect of the venue speaks.",
        [ReasonCodes.BodyLengthWrong] = "BodyLength (9) is missing, is not a number or does not match.",
        [ReasonCodes.ChecksumWrong] = "CheckSum (10) is missing, is not three digits or does not match.",
        [ReasonCodes.FieldMalformed] = "A field that is not tag=value: no tag, no equals sign, no value.",
        [ReasonCodes.TooManyFields] = "More fields than the limit.",
        [ReasonCodes.TagDuplicate] = "A tag stands twice outside a repeating group, or twice in one entry of a group.",
        [ReasonCodes.GroupCountWrong] = "A group has more or fewer entries than its count says.",
        [ReasonCodes.FieldEncoding] = "A byte outside printable ASCII in a field that the dialect reads.",
        [ReasonCodes.XmlMalformed] = "FIXML that is not well-formed.",
        [ReasonCodes.XmlDtdForbidden] = "FIXML with a document type or an entity of its own: refused, never resolved.",
        [ReasonCodes.DialectUnknown] = "No dialect serves the venue on that date.",
        [ReasonCodes.MessageTypeUnknown] = "The dialect has no rule for the message.",
        [ReasonCodes.FieldMissing] = "A field that the dialect needs is absent.",
        [ReasonCodes.FieldInvalid] = "A field's value is not of its type.",
        [ReasonCodes.IdentityMissing] = "The fields that identify the trade are absent or too long.",
        [ReasonCodes.ActionUnknown] = "Neither new, replace nor cancel.",
        [ReasonCodes.SideInvalid] = "Neither buy nor sell.",
        [ReasonCodes.LotsInvalid] = "Lots that are zero, negative, not a number or beyond the limit.",
        [ReasonCodes.PriceInvalid] = "A price that is not a number or beyond the limit.",
        [ReasonCodes.DateInvalid] = "A date or time that does not exist or lies outside 2000-01-01 to 2099-12-31.",
        [ReasonCodes.TooManyLines] = "More sides, legs or fills than the limit.",
        [ReasonCodes.AccountUnmapped] = "No account is mapped to the venue's code.",
        [ReasonCodes.InstrumentUnmapped] = "No instrument is mapped to the venue's code.",
        [ReasonCodes.ContractUnmapped] = "The instrument's product has no contract specification.",
        [ReasonCodes.IdentityCollision] = "Two different new trades share one key (a shortened reference).",
        [ReasonCodes.ReferenceCycle] = "References between reports lead round in a circle, or through more than the limit.",
        [ReasonCodes.TooManyEvents] = "A trade has more events than the limit.",
        [ReasonCodes.TradeTooLarge] = "A trade with all its messages is larger than can be stored.",
        [ReasonCodes.PostingConflict] = "A posting of that id exists with other content.",
        [ReasonCodes.AmendmentParked] = "An amendment whose original has not arrived within the window.",
        [ReasonCodes.NormalizerFault] = "The normalizer itself failed on the message: a mistake in the program.",
        [ReasonCodes.DeadLettered] = "A queue gave up delivering the message.",
    }.ToFrozenDictionary();

    /// <summary>Every reason code, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>One sentence about a reason; the code itself where it is of a later version.</summary>
    public static string Of(string reason) => Texts.GetValueOrDefault(reason, reason);
}
