namespace Stp.Domain.Dialects;

/// <summary>One of the two values that order the versions of a trade.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Known">Whether it is a time that is read anyhow.</param>
internal sealed record VersionPart(FieldSource Source, KnownTime Known);

/// <summary>Times that are read of every trade report.</summary>
internal enum KnownTime
{
    /// <summary>Neither of them.</summary>
    None,

    /// <summary>The trade form's transact time.</summary>
    TransactTime,

    /// <summary>OrigSendingTime (122), else SendingTime (52).</summary>
    SentAt,
}
