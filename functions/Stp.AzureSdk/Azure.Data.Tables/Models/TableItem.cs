#nullable disable

namespace Azure.Data.Tables.Models;

/// <summary>A table.</summary>
public class TableItem
{
    /// <summary>A table of that name.</summary>
    public TableItem(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Its name.</summary>
    public string Name { get; }
}
