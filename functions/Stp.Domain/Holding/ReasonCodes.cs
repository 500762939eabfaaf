namespace Stp.Domain.Holding;

/// <summary>Why a message could not be booked. The codes are part of the HTTP contract: add, never rename.</summary>
public static class ReasonCodes
{
    /// <summary>Nothing between two delimiters, or an empty queue message.</summary>
    public const string MessageEmpty = "message-empty";

    /// <summary>Longer than the configured limit (default 1 MiB).</summary>
    public const string MessageTooLarge = "message-too-large";

    /// <summary>The bytes end before CheckSum (10).</summary>
    public const string MessageTruncated = "message-truncated";

    /// <summary>No BeginString (8) and no FIXML root: binary garbage, or text that is not a message.</summary>
    public const string MessageUnrecognised = "message-unrecognised";

    /// <summary>A BeginString (8) that no dialect of the venue speaks.</summary>
    public const string BeginStringUnsupported = "begin-string-unsupported";

    /// <summary>BodyLength (9) is missing, is not a number or does not match.</summary>
    public const string BodyLengthWrong = "body-length-wrong";

    /// <summary>CheckSum (10) is missing, is not three digits or does not match.</summary>
    public const string ChecksumWrong = "checksum-wrong";

    /// <summary>A field that is not <c>tag=value</c>: no tag, no equals sign, no value.</summary>
    public const string FieldMalformed = "field-malformed";

    /// <summary>More fields than the limit.</summary>
    public const string TooManyFields = "too-many-fields";

    /// <summary>A tag stands twice outside a repeating group, or twice in one entry of a group.</summary>
    public const string TagDuplicate = "tag-duplicate";

    /// <summary>A group has more or fewer entries than its count says.</summary>
    public const string GroupCountWrong = "group-count-wrong";

    /// <summary>A byte outside printable ASCII in a field that the dialect reads.</summary>
    public const string FieldEncoding = "field-encoding";

    /// <summary>FIXML that is not well-formed.</summary>
    public const string XmlMalformed = "xml-malformed";

    /// <summary>FIXML with a document type or an entity of its own: refused, never resolved.</summary>
    public const string XmlDtdForbidden = "xml-dtd-forbidden";

    /// <summary>No dialect serves the venue on that date.</summary>
    public const string DialectUnknown = "dialect-unknown";

    /// <summary>The dialect has no rule for the message.</summary>
    public const string MessageTypeUnknown = "message-type-unknown";

    /// <summary>A field that the dialect needs is absent; the detail names it.</summary>
    public const string FieldMissing = "field-missing";

    /// <summary>A field's value is not of its type; the detail names it.</summary>
    public const string FieldInvalid = "field-invalid";

    /// <summary>The fields that identify the trade are absent or too long.</summary>
    public const string IdentityMissing = "identity-missing";

    /// <summary>Neither new, replace nor cancel.</summary>
    public const string ActionUnknown = "action-unknown";

    /// <summary>Neither buy nor sell.</summary>
    public const string SideInvalid = "side-invalid";

    /// <summary>Lots that are zero, negative, not a number or beyond the limit.</summary>
    public const string LotsInvalid = "lots-invalid";

    /// <summary>A price that is not a number or beyond the limit.</summary>
    public const string PriceInvalid = "price-invalid";

    /// <summary>A date or time that does not exist or lies outside 2000-01-01 to 2099-12-31.</summary>
    public const string DateInvalid = "date-invalid";

    /// <summary>More sides, legs or fills than the limit.</summary>
    public const string TooManyLines = "too-many-lines";

    /// <summary>No account is mapped to the venue's code.</summary>
    public const string AccountUnmapped = "account-unmapped";

    /// <summary>No instrument is mapped to the venue's code.</summary>
    public const string InstrumentUnmapped = "instrument-unmapped";

    /// <summary>The instrument's product has no contract specification.</summary>
    public const string ContractUnmapped = "contract-unmapped";

    /// <summary>Two different new trades share one key (a shortened reference).</summary>
    public const string IdentityCollision = "identity-collision";

    /// <summary>References between reports lead round in a circle, or through more than the limit.</summary>
    public const string ReferenceCycle = "reference-cycle";

    /// <summary>A trade has more events than the limit.</summary>
    public const string TooManyEvents = "too-many-events";

    /// <summary>A trade with all its messages is larger than can be stored.</summary>
    public const string TradeTooLarge = "trade-too-large";

    /// <summary>A posting of that id exists with other content.</summary>
    public const string PostingConflict = "posting-conflict";

    /// <summary>An amendment whose original has not arrived within the window.</summary>
    public const string AmendmentParked = "amendment-parked";

    /// <summary>The normalizer itself failed on the message: a mistake in the program.</summary>
    public const string NormalizerFault = "normalizer-fault";

    /// <summary>A queue gave up delivering the message.</summary>
    public const string DeadLettered = "dead-lettered";
}
