using System.Text.Json.Serialization;
using Stp.Domain.Ledger;
using Stp.Functions.Exceptions;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Functions.Cosmos;

/// <summary>How documents and queue messages are written.</summary>
/// <remarks>
/// Decimals are strings: Cosmos DB keeps a JSON number as a double and would round it. What is derived (a trade's state holds an event with
/// its raw message once more) is derived again when it is read.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(ExactDecimalConverter),
        typeof(SortableInstantConverter),
        typeof(LowerCaseEnum<Side>),
        typeof(LowerCaseEnum<TradeAction>),
        typeof(LowerCaseEnum<PriceKind>),
        typeof(LowerCaseEnum<TradeStatus>),
    ])]
[JsonSerializable(typeof(TradeEvent))]
[JsonSerializable(typeof(TradeDocument))]
[JsonSerializable(typeof(PositionDocument))]
[JsonSerializable(typeof(PostingDocument))]
[JsonSerializable(typeof(HeldExceptionDocument))]
[JsonSerializable(typeof(RawPartDocument))]
[JsonSerializable(typeof(FeedDocument))]
[JsonSerializable(typeof(DocumentPage<TradeOutline>))]
[JsonSerializable(typeof(DocumentPage<PositionDocument>))]
[JsonSerializable(typeof(DocumentPage<PostingOutline>))]
[JsonSerializable(typeof(DocumentPage<PositionName>))]
internal sealed partial class StorageJson : JsonSerializerContext;
