using Azure;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>A row of reference data with its version.</summary>
internal sealed record StoredReference(ReferenceEntry Entry, ETag Version);

/// <summary>What an import did.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Changed">Rows that were there with other values.</param>
/// <param name="Unchanged">Rows that were there already, not written again.</param>
internal sealed record ReferenceImport(int Added, int Changed, int Unchanged);
