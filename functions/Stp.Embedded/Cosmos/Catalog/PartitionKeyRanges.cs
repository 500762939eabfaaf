using System.Text;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>The one physical partition that every container has here.</summary>
internal static class PartitionKeyRanges
{
    public const string OnlyId = "0";

    /// <summary>Tag of the list; it never changes, so the second page of the SDK's incremental read is 304.</summary>
    public const string Tag = "\"1\"";

    public static byte[] Json(ContainerInfo container) => Encoding.UTF8.GetBytes(
        $$"""{"_rid":"{{container.ResourceId}}","PartitionKeyRanges":[{"_rid":"{{container.ResourceId}}","id":"{{OnlyId}}","_etag":"1","minInclusive":"","maxExclusive":"FF","ridPrefix":0,"_self":"{{container.Self}}pkranges/0/","throughputFraction":1,"status":"online","parents":[],"_ts":0}],"_count":1}""");
}
