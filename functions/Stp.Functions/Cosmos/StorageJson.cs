using System.Text.Json.Serialization;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SettlementPrices;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Holding.Review;
using Stp.Domain.Ledger;
using Stp.Functions.Audit;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Restating;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Exceptions.Alarm;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Idempotency;
using Stp.Functions.Positions;
using Stp.Functions.Stamps;
using Stp.Functions.Trades;
using Stp.Functions.Uploads;

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
        typeof(PrintConverter),
        typeof(LowerCaseEnum<Side>),
        typeof(LowerCaseEnum<TradeAction>),
        typeof(LowerCaseEnum<PriceKind>),
        typeof(LowerCaseEnum<TradeStatus>),
        typeof(LowerCaseEnum<StatementLineKind>),
        typeof(LowerCaseEnum<DayStatus>),
        typeof(LowerCaseEnum<BreakStatus>),
        typeof(LowerCaseEnum<BreakType>),
        typeof(LowerCaseEnum<NoticeKind>),
        typeof(LowerCaseEnum<HeldStatus>),
        typeof(LowerCaseEnum<HeldActionKind>),
    ])]
[JsonSerializable(typeof(TradeEvent))]
[JsonSerializable(typeof(TradeDocument))]
[JsonSerializable(typeof(PositionDocument))]
[JsonSerializable(typeof(PostingDocument))]
[JsonSerializable(typeof(HeldExceptionDocument))]
[JsonSerializable(typeof(RawPartDocument))]
[JsonSerializable(typeof(FeedDocument))]
[JsonSerializable(typeof(FeedHeard))]
[JsonSerializable(typeof(FeedPulseDocument))]
[JsonSerializable(typeof(StampDocument))]
[JsonSerializable(typeof(DocumentPage<TradeOutline>))]
[JsonSerializable(typeof(DocumentPage<PositionDocument>))]
[JsonSerializable(typeof(DocumentPage<PostingOutline>))]
[JsonSerializable(typeof(DocumentPage<PositionName>))]
[JsonSerializable(typeof(HeldGroup))]
[JsonSerializable(typeof(StatusCount))]
[JsonSerializable(typeof(ExceptionBatch))]
[JsonSerializable(typeof(ReprocessOrder))]
[JsonSerializable(typeof(AlarmDocument))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(UploadDocument))]
[JsonSerializable(typeof(UploadPart<StatementLine>))]
[JsonSerializable(typeof(UploadPart<SettlementPrice>))]
[JsonSerializable(typeof(UploadPart<string>))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(DocumentPage<BreakDocument>))]
[JsonSerializable(typeof(DocumentPage<AccountResultDocument>))]
[JsonSerializable(typeof(CheckpointDocument))]
[JsonSerializable(typeof(CheckpointName))]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(EndOfDayReport))]
[JsonSerializable(typeof(ReportPartDocument))]
[JsonSerializable(typeof(WatchDocument))]
[JsonSerializable(typeof(DocumentPage<AccountName>))]
[JsonSerializable(typeof(AnswerDocument))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(PendingAudit))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
