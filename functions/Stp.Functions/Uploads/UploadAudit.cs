using System.Globalization;
using System.Text.Json;
using Stp.Domain.People;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Uploads;

/// <summary>An upload as an entry of the audit trail: the version before it and the new one, with their digests.</summary>
internal static class UploadAudit
{
    public const string Statement = "statements.put";
    public const string SettlementPrices = "settlement-prices.put";

    public static PendingAudit Of(UploadDocument? before, UploadDocument after)
    {
        var date = after.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (action, subject) = after.ClearingFirm is { } firm ? (Statement, $"statements/{firm}/{date}") : (SettlementPrices, $"settlement-prices/{date}");
        var entry = AuditEntry.Of(
            after.UploadedAt, new Person(after.UploadedBy, after.UploadedById), action, subject, before is null ? null : Json(before), Json(after));
        return PendingAudit.OfUpload(after.ClearingFirm, after.Date, entry);
    }

    private static string Json(UploadDocument version) => JsonSerializer.Serialize(version, StorageJson.Default.UploadDocument);
}
