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

    private const string Change = "Change";
    private const string Removed = "Removed";

    private static readonly HashSet<string> SystemNames = ["PartitionKey", "RowKey", "Timestamp", Change, Removed];

    /// <summary>A row, or with null the mark of its removal, as a change leaves it.</summary>
    public static TableEntity ToEntity(ReferenceKey key, IReadOnlyDictionary<string, string>? values, long change)
    {
        var entity = new TableEntity(key.Partition, key.Row) { [Change] = change };
        if (values is null)
        {
            entity[Removed] = true;
        }

        foreach (var (column, value) in values ?? new Dictionary<string, string>())
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
        var key = KeyOf(entity.PartitionKey, entity.RowKey);
        // Somebody may have typed a number in a table explorer: it is read like the text.
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in entity)
        {
            if (value is not null && !IsSystem(column))
            {
                values.Add(column, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
        }

        return key.With(values);
    }

    /// <summary>Throws <see cref="FormatException"/> where the keys are none of reference data.</summary>
    public static ReferenceKey KeyOf(string partition, string row)
    {
        var (map, venue) = ReferenceKeys.ParsePartition(partition);
        var (code, validFrom) = ReferenceKeys.ParseRow(row);
        return new ReferenceKey(map, venue, code, validFrom);
    }

    /// <summary>Whether the entity only marks that its row was removed.</summary>
    public static bool IsRemoved(TableEntity entity) => entity.GetBoolean(Removed) == true;

    /// <summary>Number of the change that wrote the row last; 0 where somebody typed it in a table explorer.</summary>
    public static long ChangeOf(TableEntity entity) => entity.GetInt64(Change) ?? 0;

    /// <summary>The client leaves annotations of the protocol among the properties of what it read.</summary>
    private static bool IsSystem(string property) => SystemNames.Contains(property) || property.StartsWith("odata.", StringComparison.Ordinal);

    /// <summary>Throws <see cref="ArgumentException"/> where the row does not fit an entity.</summary>
    public static void Check(ReferenceEntry entry)
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
