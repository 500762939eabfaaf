using System.Text.Json;
using Stp.Functions.Http;

namespace Stp.Functions.Audit;

/// <summary>An entry of the audit trail as HTTP shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Before">What there was; null where there was nothing.</param>
/// <param name="After">What there is since; null where there is nothing any more.</param>
internal sealed record AuditItem(
    string Id, DateTimeOffset At, string By, string Action, string Subject, JsonElement? Before, JsonElement? After)
{
    public static CsvColumns<AuditItem> Columns { get; } = new(
        ("id", a => a.Id),
        ("at", a => a.At),
        ("by", a => a.By),
        ("action", a => a.Action),
        ("subject", a => a.Subject),
        ("before", a => a.Before?.GetRawText()),
        ("after", a => a.After?.GetRawText()));

    public static AuditItem Example { get; } = Of(AuditDocument.Of(new AuditEntry(
        new DateTimeOffset(2026, 11, 20, 9, 12, 0, TimeSpan.Zero),
        "ann",
        "reference.put",
        "reference/accounts/ice/NWE-4481",
        Before: null,
        """{"account":"GAS-UK-01","ours":"true"}""")));

    public static AuditItem Of(AuditDocument document) => new(
        document.Id, document.At, document.Person, document.Action, document.Subject, Json(document.Before), Json(document.After));

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
