using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>A folder of reference CSV files as it was read: rows or problems, never both.</summary>
/// <param name="Entries">The rows; none where there is a problem.</param>
/// <param name="Problems">What is wrong, by file and line.</param>
internal sealed record ReferenceCsvContent(IReadOnlyList<ReferenceEntry> Entries, IReadOnlyList<CsvProblem> Problems);
