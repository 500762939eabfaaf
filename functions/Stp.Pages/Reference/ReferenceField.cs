namespace Stp.Pages.Reference;

/// <summary>A column of a row of reference data, to be filled in.</summary>
/// <param name="Name">Name of the column, as in the CSV file; in a form, <c>values.</c> stands before it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Hint">How it is filled in; null where that is plain.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
/// <param name="Suggestions">Values to choose from.</param>
public sealed record ReferenceField(string Name, string Label, string? Value, string? Hint, bool IsRequired, IReadOnlyList<string> Suggestions)
{
    /// <summary>What stands before the name of a column in a form, so that no column is taken for a field of the form itself.</summary>
    public const string Prefix = "values.";
}
