using System.Globalization;
using Azure.Data.Tables;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Rows of reference data from and to entities: each column a text property of its own name, so that they read well in any table explorer.</summary>
internal static class ReferenceEntities
{
    /// <summary>Of all the values of a row together: 100 rows stay well below the 4 MiB of a transaction.</summary>
    public const int MaxValueChars = 8 * 1024;

    private static readonly HashSet<string> NotColumns = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

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
        var values = entity.Where<KeyValuePair<string, object>>(property => property.Value is not null && !NotColumns.Contains(property.Key))
            .ToDictionary(property => property.Key, property => Convert.ToString(property.Value, CultureInfo.InvariantCulture)!, StringComparer.Ordinal);
        return new ReferenceEntry(map, venue, ReferenceKeys.Unescaped(entity.RowKey), values);
    }

    public static bool SameValues(TableEntity left, TableEntity right)
    {
        var (one, other) = (ToEntry(left).Values, ToEntry(right).Values);
        return one.Count == other.Count && one.All(column => other.TryGetValue(column.Key, out var value) && value == column.Value);
    }

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

        if (entry.Values.Keys.FirstOrDefault(NotColumns.Contains) is { } reserved)
        {
            throw new ArgumentException($"'{reserved}' cannot be a column.", nameof(entry));
        }
    }
}
