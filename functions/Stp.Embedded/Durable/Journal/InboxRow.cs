namespace Stp.Embedded.Durable.Journal;

/// <summary>Something that has happened and is not yet in the journal.</summary>
/// <param name="Id">Rising in the order of arrival.</param>
/// <param name="ExecutionId">The execution that it is for; null for any.</param>
/// <param name="Event">What the journal will hold.</param>
internal sealed record InboxRow(long Id, string? ExecutionId, JournalEvent Event);
