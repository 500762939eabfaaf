using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Audit;

/// <summary>An entry in container <c>audit</c>. Written once, never changed.</summary>
internal sealed record AuditDocument
{
    private const int IdBytes = 16;

    /// <summary>A digest of the entry: the same entry recorded twice is one.</summary>
    public required string Id { get; init; }

    /// <summary>The partition, <c>yyyy-MM</c> in UTC: the trail is read by time, and no month outgrows a partition.</summary>
    public required string Month { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who. Queries would have to quote the name <c>by</c>, which is a keyword.</summary>
    public required string Person { get; init; }

    /// <summary>What stays theirs whatever they are called; null for the product itself, and in entries from before it was kept.</summary>
    public string? PersonId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public static AuditDocument Of(AuditEntry entry) => new()
    {
        Id = IdOf(entry),
        Month = entry.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        At = entry.At,
        Person = entry.By,
        PersonId = entry.ById,
        Action = entry.Action,
        Subject = entry.Subject,
        Before = entry.Before,
        After = entry.After,
    };

    public static string IdOf(AuditEntry entry) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, StorageJson.Default.AuditEntry)).AsSpan(0, IdBytes));
}
