namespace Stp.Samples.Generator.Expected;

/// <summary>Kinds of messages that are no trades, ignored and counted.</summary>
internal static class Kinds
{
    public const string Session = "session";
    public const string Order = "order";
    public const string Admin = "admin";
    public const string Reference = "reference";
    public const string Allocation = "allocation";
    public const string Submission = "submission";
    public const string Rejected = "rejected";
    public const string Unmatched = "unmatched";
    public const string SpreadSummary = "spread-summary";
}
