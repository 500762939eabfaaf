using System.Globalization;
using Azure.Data.Tables;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>
/// Rows of reference data from and to entities: each column a text property of its own name, so that they read well in any table explorer.
/// </summary>
internal static class ReferenceEntities
{
    /// <summary>Of all the values of a row together: 100 rows stay well below the 4 MiB of a transaction.</summary>
    public const int MaxValueChars = 8 * 1024;

    private static readonly HashSet<string> SystemNames = ["PartitionKey", "RowKey", "Timestamp"];

    /// <summary>Throws <see cref="ArgumentException"/> where the row does not fit an entity.</summary>
    public static TableEntity ToEntity(ReferenceEntry entry)
    {
        Check(entry);
        var entity = new TableEntity(ReferenceKeys.Partition(entry.Map, entry.Venue), ReferenceKeys.Escaped(entry.Code));
        foreach (var (column, value) in entry.Values)
        {
            if (value.Length > 0)
            {
                entity[column] = value;
            }
        }

        return entity;
    }

    /// <summary>Throws <see cref="FormatException"/> where the entity is no row of reference data.</summary>
    public static ReferenceEntry ToEntry(TableEntity entity)
    {
        var (map, venue) = ReferenceKeys.ParsePartition(entity.PartitionKey);
        // Somebody may have typed a number in a table explorer: it is read like the text.
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in entity)
        {
            if (value is not null && !IsSystem(column))
            {
                values.Add(column, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
        }

        return new ReferenceEntry(map, venue, ReferenceKeys.Unescaped(entity.RowKey), values);
    }

    public static bool SameValues(TableEntity left, TableEntity right)
    {
        var (one, other) = (ToEntry(left).Values, ToEntry(right).Values);
        return one.Count == other.Count && one.All(column => other.TryGetValue(column.Key, out var value) && value == column.Value);
    }

    /// <summary>The client leaves annotations of the protocol among the properties of what it read.</summary>
    private static bool IsSystem(string property) => SystemNames.Contains(property) || property.StartsWith("odata.", StringComparison.Ordinal);

    private static void Check(ReferenceEntry entry)
    {
        if (entry.Venue.Length > ReferenceKeys.MaxChars || entry.Code.Length > ReferenceKeys.MaxChars)
        {
            throw new ArgumentException($"Venue and code have at most {ReferenceKeys.MaxChars} characters.", nameof(entry));
        }

        if (entry.Values.Sum(column => column.Key.Length + column.Value.Length) > MaxValueChars)
        {
            throw new ArgumentException($"The values of a row have at most {MaxValueChars} characters.", nameof(entry));
        }

        if (entry.Values.Keys.FirstOrDefault(IsSystem) is { } reserved)
        {
            throw new ArgumentException($"'{reserved}' cannot be a column.", nameof(entry));
        }
    }
}
