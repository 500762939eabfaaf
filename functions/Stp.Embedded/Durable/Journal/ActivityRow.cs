namespace Stp.Embedded.Durable.Journal;

/// <summary>An activity that has been asked for and has not ended.</summary>
internal sealed record ActivityRow(long Id, string InstanceId, string ExecutionId, int TaskId, string Name, string? Input);
