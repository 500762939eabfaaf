namespace Stp.Samples.Generator.Expected;

/// <summary>Reason codes of held messages.</summary>
internal static class Reasons
{
    public const string Checksum = "checksum-wrong";
    public const string BodyLength = "body-length-wrong";
    public const string Truncated = "message-truncated";
    public const string DuplicateTag = "tag-duplicate";
    public const string GroupCount = "group-count-wrong";
    public const string NotFix = "message-unrecognised";
    public const string MessageType = "message-type-unknown";
    public const string Identity = "identity-missing";
    public const string Action = "action-unknown";
    public const string Side = "side-invalid";
    public const string Lots = "lots-invalid";
    public const string Price = "price-invalid";
    public const string Date = "date-invalid";
    public const string Instrument = "instrument-unmapped";
    public const string Contract = "contract-unmapped";
    public const string Account = "account-unmapped";
    public const string XmlMalformed = "xml-malformed";
    public const string XmlDtd = "xml-dtd-forbidden";
}
