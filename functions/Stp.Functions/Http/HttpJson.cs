using System.Text.Json;
using System.Text.Json.Serialization;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Holding.Alarm;
using Stp.Domain.Holding.Review;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Functions.Audit;
using Stp.Functions.DropCopy;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Alarm;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Feeds;
using Stp.Functions.Health;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.SettlementPrices;
using Stp.Functions.Stamps;
using Stp.Functions.Statements;
using Stp.Functions.Trades;

namespace Stp.Functions.Http;

/// <summary>How HTTP bodies are written: camelCase, decimals as numbers to the last digit, absent values as null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(InstantConverter),
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
        typeof(LowerCaseEnum<AlarmKind>),
        typeof(LowerCaseEnum<BatchKind>),
    ])]
[JsonSerializable(typeof(Page<PositionView>))]
[JsonSerializable(typeof(Page<PostingItem>))]
[JsonSerializable(typeof(Page<TradeItem>))]
[JsonSerializable(typeof(TradeLineage))]
[JsonSerializable(typeof(Page<ExceptionItem>))]
[JsonSerializable(typeof(Page<ExceptionGroupItem>))]
[JsonSerializable(typeof(ExceptionDetail))]
[JsonSerializable(typeof(ExceptionState))]
[JsonSerializable(typeof(BatchItem))]
[JsonSerializable(typeof(AssignExceptionBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(DismissBody))]
[JsonSerializable(typeof(DismissAllBody))]
[JsonSerializable(typeof(ExceptionSelection))]
[JsonSerializable(typeof(AlarmNotice))]
[JsonSerializable(typeof(Acceptance))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Page<StatementItem>))]
[JsonSerializable(typeof(Page<SettlementPriceItem>))]
[JsonSerializable(typeof(SettlementPricesItem))]
[JsonSerializable(typeof(Page<RunItem>))]
[JsonSerializable(typeof(Page<BreakRow>))]
[JsonSerializable(typeof(BreakItem))]
[JsonSerializable(typeof(EndOfDayReport))]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(ExplainBody))]
[JsonSerializable(typeof(AssignBody))]
[JsonSerializable(typeof(Page<AuditItem>))]
[JsonSerializable(typeof(Page<FeedItem>))]
[JsonSerializable(typeof(GapNumbersBody))]
[JsonSerializable(typeof(FeedNoticeBody))]
[JsonSerializable(typeof(StampNoticeBody))]
[JsonSerializable(typeof(Page<ReferenceItem>))]
[JsonSerializable(typeof(ReferenceBody))]
[JsonSerializable(typeof(ReferenceImportItem))]
internal sealed partial class HttpJson : JsonSerializerContext;

/// <summary>An instant as RFC 3339 in UTC, for example <c>2026-11-20T18:00:00.25Z</c>.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}
