#nullable disable
using System.Collections;

namespace Azure.Data.Tables;

/// <summary>A row of a table as a dictionary.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object> _properties;

    /// <summary>An empty row.</summary>
    public TableEntity() => _properties = [];

    /// <summary>A row with these properties.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values is null ? [] : new Dictionary<string, object>(values);

    /// <summary>A row with this key.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Properties in it, the key among them.</summary>
    public int Count => _properties.Count;

    /// <inheritdoc/>
    public ETag ETag
    {
        get => new(GetString(ETagKey));
        set => _properties[ETagKey] = value.ToString();
    }

    /// <summary>
    /// A property, or null where there is none. A number keeps its kind: an int set where a long or double stands becomes one.
    /// </summary>
    public object this[string key]
    {
        get => Find(key);
        set => _properties[key] = (Find(key), value) switch
        {
            (double, int number) => (double)number,
            (long, int number) => (long)number,
            _ => value,
        };
    }

    /// <summary>The names of the properties.</summary>
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    /// <summary>Sets a property.</summary>
    public void Add(string key, object value) => this[key] = value;

    /// <summary>Removes all properties.</summary>
    public void Clear() => _properties.Clear();

    /// <summary>Whether the property is there.</summary>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>
    /// A property of bytes. Throws <see cref="InvalidOperationException"/>, as all that follow, where it has another type.
    /// </summary>
    public byte[] GetBinary(string key) => As<byte[]>(Find(key));

    /// <summary>A property of bytes.</summary>
    public BinaryData GetBinaryData(string key) => Find(key) is byte[] bytes ? new BinaryData(bytes) : As<BinaryData>(Find(key));

    /// <summary>A boolean property.</summary>
    public bool? GetBoolean(string key) => As<bool?>(Find(key));

    /// <summary>An instant.</summary>
    public DateTime? GetDateTime(string key) => Find(key) is DateTimeOffset instant ? instant.UtcDateTime : As<DateTime?>(Find(key));

    /// <summary>An instant.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Find(key) is DateTime instant ? new DateTimeOffset(instant) : As<DateTimeOffset?>(Find(key));

    /// <summary>A 64-bit floating point property.</summary>
    public double? GetDouble(string key) => As<double?>(Find(key));

    /// <summary>A GUID property.</summary>
    public Guid? GetGuid(string key) => As<Guid?>(Find(key));

    /// <summary>A 32-bit property.</summary>
    public int? GetInt32(string key) => As<int?>(Find(key));

    /// <summary>A 64-bit property.</summary>
    public long? GetInt64(string key) => As<long?>(Find(key));

    /// <summary>A text property.</summary>
    public string GetString(string key) => As<string>(Find(key));

    /// <summary>Removes a property.</summary>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>A property, where it is there.</summary>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private static T As<T>(object value) => value switch
    {
        null => default,
        T typed => typed,
        _ => throw new InvalidOperationException($"The property is a {value.GetType()}, not a {typeof(T)}."),
    };

    private object Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }
}
