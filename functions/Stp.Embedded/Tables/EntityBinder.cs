using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables;

namespace Stp.Embedded.Tables;

/// <summary>
/// Entities of the caller's type from and to properties: <see cref="TableEntity"/> by its keys, a class by its public properties.
/// </summary>
internal static class EntityBinder
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    private static readonly HashSet<string> SystemNames =
    [
        nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), nameof(ITableEntity.ETag),
        "odata.etag", "odata.metadata",
    ];

    /// <summary>The properties of an entity without those of the system and without nulls, which are not stored.</summary>
    public static Dictionary<string, object> Properties(ITableEntity entity)
    {
        var pairs = entity is IDictionary<string, object> dictionary
            ? dictionary.Select(pair => (Name: pair.Key, Value: (object?)pair.Value)).Where(pair => !SystemNames.Contains(pair.Name))
            : MembersOf(entity.GetType()).Select(member => (member.Name, Value: member.Property.GetValue(entity)));
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (value is not null)
            {
                properties.Add(name, Normalised(name, value));
            }
        }

        return properties;
    }

    /// <summary>An entity of the caller's type, with the selected properties or all of them.</summary>
    public static T Create<T>(StoredEntity stored, IReadOnlySet<string>? selected)
        where T : class, ITableEntity
    {
        var entity = typeof(T) == typeof(TableEntity) ? (T)(object)new TableEntity() : Activator.CreateInstance<T>();
        SetSystem(entity, stored, selected);
        if (entity is IDictionary<string, object> dictionary)
        {
            foreach (var (name, value) in stored.Properties.Where(pair => selected?.Contains(pair.Key) ?? true))
            {
                dictionary[name] = value;
            }

            return entity;
        }

        foreach (var member in MembersOf(typeof(T)).Where(member => selected?.Contains(member.Name) ?? true))
        {
            if (member.Property.CanWrite && stored.Properties.TryGetValue(member.Name, out var value))
            {
                member.Property.SetValue(entity, Converted(member.Property, value));
            }
        }

        return entity;
    }

    private static void SetSystem(ITableEntity entity, StoredEntity stored, IReadOnlySet<string>? selected)
    {
        entity.ETag = stored.ETag;
        if (selected?.Contains(nameof(entity.PartitionKey)) ?? true)
        {
            entity.PartitionKey = stored.PartitionKey;
        }

        if (selected?.Contains(nameof(entity.RowKey)) ?? true)
        {
            entity.RowKey = stored.RowKey;
        }

        if (selected?.Contains(nameof(entity.Timestamp)) ?? true)
        {
            entity.Timestamp = stored.Timestamp;
        }
    }

    private static Member[] MembersOf(Type type) => Members.GetOrAdd(
        type,
        static owner => [.. owner.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Where(property => !SystemNames.Contains(property.Name) && !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(property => new Member(property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name, property))]);

    private static object Normalised(string name, object value) => value switch
    {
        string or int or long or double or bool or Guid or byte[] => value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateTime instant => new DateTimeOffset(instant.ToUniversalTime()),
        BinaryData data => data.ToArray(),
        Enum label => label.ToString(),
        _ => throw TableFault.NotSupported($"The property '{name}' is a {value.GetType()}, for which Tables have no type."),
    };

    private static object Converted(PropertyInfo property, object value)
    {
        var target = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when target.IsInstanceOfType(value) => value,
            string label when target.IsEnum => Enum.Parse(target, label),
            DateTimeOffset instant when target == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when target == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int number when target == typeof(long) => (long)number,
            int number when target == typeof(double) => (double)number,
            _ => throw new InvalidOperationException($"The property '{property.Name}' is a {target}, but a {value.GetType()} is stored."),
        };
    }

    private sealed record Member(string Name, PropertyInfo Property);
}
