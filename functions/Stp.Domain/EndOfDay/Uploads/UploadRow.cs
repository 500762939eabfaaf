namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>A row of an uploaded CSV file.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Cells">Its cells, without quotes and without blanks around them.</param>
public sealed record UploadRow(int Line, IReadOnlyList<string> Cells);
