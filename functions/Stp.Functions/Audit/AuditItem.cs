using System.Text.Json;
using Stp.Functions.Http;

namespace Stp.Functions.Audit;

/// <summary>An entry of the audit trail as HTTP shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="By">The name that the person had.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Before">What there was; null where there was nothing.</param>
/// <param name="After">What there is since; null where there is nothing any more.</param>
/// <param name="ById">What stays theirs whatever they are called; null for the product itself, and in entries from before it was kept.</param>
internal sealed record AuditItem(
    string Id, DateTimeOffset At, string By, string Action, string Subject, JsonElement? Before, JsonElement? After, string? ById)
{
    public const string ExampleId = "72f988bf-86f1-41af-91ab-2d7cd011db47/0d1c7b4e-53a1-4c0b-9d3c-1f0a2b6c9e11";

    public static CsvColumns<AuditItem> Columns { get; } = new(
        ("id", a => a.Id),
        ("at", a => a.At),
        ("by", a => a.By),
        ("action", a => a.Action),
        ("subject", a => a.Subject),
        ("before", a => a.Before?.GetRawText()),
        ("after", a => a.After?.GetRawText()),
        ("byId", a => a.ById));

    public static AuditItem Example { get; } = Of(AuditDocument.Of(new AuditEntry(
        new DateTimeOffset(2026, 11, 20, 9, 12, 0, TimeSpan.Zero),
        "ann",
        "reference.put",
        "reference/accounts/ice/NWE-4481",
        Before: null,
        """{"account":"GAS-UK-01","ours":"true"}""",
        ExampleId)));

    public static AuditItem Of(AuditDocument document) => new(
        document.Id, document.At, document.Person, document.Action, document.Subject, Json(document.Before), Json(document.After), document.PersonId);

    private static JsonElement? Json(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
