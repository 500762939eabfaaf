namespace Stp.Functions.Http.Contracts;

/// <summary>A parameter in the path.</summary>
/// <param name="Name">Its name in the route.</param>
/// <param name="Description">What it says.</param>
/// <param name="Example">A value.</param>
/// <param name="Format">As JSON Schema names it, or null.</param>
/// <param name="Problems">What is answered to a value that is none.</param>
internal sealed record PathParameter(string Name, string Description, string Example, string? Format, params IReadOnlyList<ProblemKind> Problems)
{
    public static readonly PathParameter Account = new("account", "The account, percent-encoded.", "GAS-UK-01", null);
    public static readonly PathParameter Instrument = new("instrument", "MIC:PRODUCT:CONTRACT.", "IFEU:BRN:2027-01", null);
    public static readonly PathParameter Date = new("date", "A business date.", "2026-11-20", "date", ProblemKinds.DateInvalid);
    public static readonly PathParameter ClearingFirm = new("clearingFirm", "A clearing firm of the settings.", "marex", null, ProblemKinds.ClearingFirmUnknown);
}
