namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>What is wrong in an uploaded file.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column, or null where it is the row as a whole.</param>
/// <param name="Problem">One sentence that names the value.</param>
public sealed record UploadFault(int Line, string? Column, string Problem);
