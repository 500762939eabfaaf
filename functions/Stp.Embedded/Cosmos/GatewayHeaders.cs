using System.Collections.Frozen;

namespace Stp.Embedded.Cosmos;

/// <summary>Names of the protocol's headers, and which of a request are understood or do not matter to one in-process copy.</summary>
internal static class GatewayHeaders
{
    public const string ActivityId = "x-ms-activity-id";
    public const string AlternatePath = "x-ms-alt-content-path";
    public const string BatchAtomic = "x-ms-cosmos-batch-atomic";
    public const string BatchRequest = "x-ms-cosmos-is-batch-request";
    public const string ContentPath = "x-ms-content-path";
    public const string Continuation = "x-ms-continuation";
    public const string EndEpk = "x-ms-end-epk";
    public const string IncrementalFeed = "A-IM";
    public const string IsQuery = "x-ms-documentdb-isquery";
    public const string IsQueryPlan = "x-ms-cosmos-is-query-plan-request";
    public const string IsUpsert = "x-ms-documentdb-is-upsert";
    public const string ItemCount = "x-ms-item-count";
    public const string MaxItemCount = "x-ms-max-item-count";
    public const string PartitionKey = "x-ms-documentdb-partitionkey";
    public const string PartitionKeyRange = "x-ms-documentdb-partitionkeyrangeid";
    public const string RequestCharge = "x-ms-request-charge";
    public const string SessionToken = "x-ms-session-token";
    public const string StartEpk = "x-ms-start-epk";
    public const string SubStatus = "x-ms-substatus";

    /// <summary>
    /// Headers that change nothing here: credentials and versions (the process talks to itself), consistency and session (one copy is
    /// always current), diagnostics, throughput. A <c>x-ms-</c> header that is neither here nor read by the gateway is refused.
    /// </summary>
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            ActivityId, BatchAtomic, BatchRequest, Continuation, EndEpk, IsQuery, IsQueryPlan, IsUpsert, MaxItemCount, PartitionKey, PartitionKeyRange,
            SessionToken, StartEpk,
            "x-ms-date", "x-ms-version", "x-ms-client-request-id", "x-ms-cosmos-sdk-supportedcapabilities", "x-ms-cosmos-sdk-version",
            "x-ms-cosmos-intended-collection-rid", "x-ms-cosmos-internal-is-user-request", "x-ms-cosmos-use-thinclient", "x-ms-client-id",
            "x-ms-consistency-level", "x-ms-cosmos-read-consistency-strategy", "x-ms-cosmos-allow-tentative-writes",
            "x-ms-cosmos-correlated-activityid", "x-ms-client-retry-attempt-count", "x-ms-remaining-time-in-ms-on-client", "x-ms-noretry-449",
            "x-ms-cosmos-hub-region-processing-only", "x-ms-cosmos-priority-level", "x-ms-cosmos-throughput-bucket", "x-ms-cosmos-workload-id",
            "x-ms-cosmos-batch-ordered", "x-ms-cosmos-batch-continue-on-error",
            "x-ms-cosmos-supported-serialization-formats", "x-ms-documentdb-content-serialization-format",
            "x-ms-documentdb-query-enablecrosspartition", "x-ms-documentdb-query-iscontinuationexpected", "x-ms-documentdb-query-parallelizecrosspartitionquery",
            "x-ms-documentdb-populatequerymetrics", "x-ms-cosmos-populateindexmetrics", "x-ms-cosmos-populateindexmetrics-V2", "x-ms-cosmos-populatequeryadvice",
            "x-ms-documentdb-query-enable-scan", "x-ms-documentdb-query-enable-low-precision-order-by", "x-ms-documentdb-responsecontinuationtokenlimitinkb",
            "x-ms-cosmos-query-optimisticdirectexecute", "x-ms-cosmos-supported-query-features", "x-ms-cosmos-query-version", "x-ms-read-key-type",
            "x-ms-documentdb-populatequotainfo", "x-ms-documentdb-populatepartitionstatistics",
            "x-ms-offer-throughput", "x-ms-cosmos-offer-autopilot-settings",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static void RefuseUnknown(HttpRequestMessage request)
    {
        foreach (var header in request.Headers.NonValidated)
        {
            if (header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase) && !Known.Contains(header.Key))
            {
                throw GatewayFault.NotSupported($"the header {header.Key}: {header.Value}");
            }
        }
    }
}
