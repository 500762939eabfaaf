using System.Text.Json.Serialization;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Something that finance is told about a day.</summary>
/// <param name="Key">The run.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, UTC; with the rest it tells this notice from any other.</param>
internal sealed record Notice(RunKey Key, NoticeKind Kind, DateTime At);

/// <summary>What finance is told about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
internal enum NoticeKind
{
    /// <summary>The report is there and waits for explanations and signatures.</summary>
    Report,

    /// <summary>It still waits.</summary>
    Reminder,

    /// <summary>It has waited longer than the firm allows.</summary>
    Escalation,

    /// <summary>The day is signed.</summary>
    Signed,

    /// <summary>A trade of the signed day was changed.</summary>
    Restated,

    /// <summary>The check could not be completed.</summary>
    Failed,
}
