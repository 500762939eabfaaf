using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Which partitions a query reads: one, those under the first levels of a hierarchical key, or all.</summary>
internal sealed class QueryScope
{
    private readonly byte[]? _partitionKey;
    private readonly (byte[] Start, byte[] End)? _hashes;

    private QueryScope(byte[]? partitionKey, (byte[] Start, byte[] End)? hashes) => (_partitionKey, _hashes) = (partitionKey, hashes);

    /// <summary>All partitions.</summary>
    public static QueryScope Everything { get; } = new(null, null);

    /// <summary>One partition, by the text of its key.</summary>
    public static QueryScope Partition(byte[] key) => new(key, null);

    public static QueryScope Read(GatewayRequest request, ContainerInfo container)
    {
        if (request.Header(GatewayHeaders.PartitionKeyRange) is { } range && !range.EndsWith(PartitionKeyRanges.OnlyId, StringComparison.Ordinal))
        {
            throw new GatewayFault(System.Net.HttpStatusCode.Gone, $"There is no partition key range {range}.");
        }

        if (request.Header(GatewayHeaders.PartitionKey) is { } key)
        {
            return Partition(PartitionKeyText.FromHeader(key, container.PartitionKey));
        }

        if (request.Header(GatewayHeaders.StartEpk) is not { } start || request.Header(GatewayHeaders.EndEpk) is not { } end)
        {
            return Everything;
        }

        return container.PartitionKey.IsHierarchical
            ? new QueryScope(null, (Bytes(start), Bytes(end)))
            : throw GatewayFault.NotSupported("a range of effective partition keys on a container without a hierarchical key");
    }

    /// <summary>Whether every partition is read.</summary>
    public bool IsEverything => _partitionKey is null && _hashes is null;

    /// <summary>
    /// Names the index that a single partition is read by. SQLite knows nothing of how many documents share a value, and might prefer one
    /// on a value that half of the container has. An index narrows more than that of the partition where the conditions fix its leading
    /// columns and the partition's own paths are among them.
    /// </summary>
    public string Hint(ContainerInfo container, SqlPredicate? where)
    {
        if (_partitionKey is null || container.PartitionKey.IsId)
        {
            return string.Empty;
        }

        var fixedPaths = SqlAnd.Fixed(where);
        var narrower = container.Indexing.All.Index()
            .Select(index => (index.Index, Fixed: index.Item.LeadingAmong(fixedPaths).ToList()))
            .Where(index => Array.TrueForAll(container.PartitionKey.Paths, index.Fixed.Contains))
            .OrderByDescending(index => index.Fixed.Count)
            .Select(index => container.Table.IndexName(index.Index));
        return $" INDEXED BY {narrower.FirstOrDefault() ?? container.Table.Name + "_pk"}";
    }

    /// <summary>Writes the condition, which is true where every partition is read.</summary>
    public void Write(SqliteText sql, ContainerInfo container)
    {
        if (_hashes is { } hashes)
        {
            sql.Append($"epk >= {sql.Blob(hashes.Start)} AND epk < {sql.Blob(hashes.End)}");
        }
        else if (_partitionKey is not { } key)
        {
            sql.Append("1");
        }
        else if (container.PartitionKey.IsHierarchical)
        {
            sql.Append($"epk = {sql.Blob(EffectivePartitionKey.Hash(key))} AND pk = {sql.Utf8(key)}");
        }
        else if (container.PartitionKey.IsId)
        {
            // Such a container has no index on the key, because the one on the id serves: the key is ["the id"].
            sql.Append($"id = json_extract({sql.Utf8(key)}, '$[0]') AND pk = {sql.Utf8(key)}");
        }
        else
        {
            sql.Append($"pk = {sql.Utf8(key)}");
        }
    }

    private static byte[] Bytes(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException fault)
        {
            throw GatewayFault.BadRequest($"The effective partition key {hex} is not hexadecimal: {fault.Message}");
        }
    }
}
