using Stp.Domain.EndOfDay.Statements;
using Stp.Functions.Http;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary>A version of a statement as HTTP shows it.</summary>
internal sealed record StatementItem(
    string ClearingFirm,
    DateOnly Date,
    int Version,
    string Format,
    IReadOnlyList<StatementLineKind> Carries,
    int LineCount,
    int AccountCount,
    string Sha256,
    string UploadedBy,
    DateTimeOffset UploadedAt)
{
    public static CsvColumns<StatementItem> Columns { get; } = new(
        ("clearingFirm", s => s.ClearingFirm),
        ("date", s => s.Date),
        ("version", s => s.Version),
        ("format", s => s.Format),
        ("carries", s => string.Join(' ', s.Carries.Select(StatementColumns.KindText))),
        ("lineCount", s => s.LineCount),
        ("accountCount", s => s.AccountCount),
        ("sha256", s => s.Sha256),
        ("uploadedBy", s => s.UploadedBy),
        ("uploadedAt", s => s.UploadedAt));

    public static StatementItem Example { get; } = new(
        "marex",
        new DateOnly(2026, 11, 20),
        1,
        "fcm-us",
        [StatementLineKind.Position],
        42,
        3,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "ann",
        new DateTimeOffset(2026, 11, 20, 20, 45, 0, TimeSpan.Zero));

    public static StatementItem Of(UploadDocument document) => new(
        document.ClearingFirm!,
        document.Date,
        document.Version,
        document.Format!,
        document.Carries!,
        document.LineCount,
        document.AccountCount!.Value,
        document.Sha256,
        document.UploadedBy,
        document.UploadedAt);
}
