using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Stp.Embedded.Durable.Journal;

/// <summary>An instance as it is stored. Instants are milliseconds since 1970, UTC.</summary>
internal sealed record InstanceRow(string InstanceId, string ExecutionId, string Name, OrchestrationRuntimeStatus Status)
{
    /// <summary>The columns, in the order that <see cref="Read"/> expects.</summary>
    public const string Columns =
        "instance_id, execution_id, name, status, created_ms, updated_ms, start_ms, input, output, custom_status, failure, tags, parent, history_count";

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }

    /// <summary>When it is to start: until then only a termination reaches it.</summary>
    public long StartMs { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public ParentTask? Parent { get; init; }

    /// <summary>Events in its journal.</summary>
    public int HistoryCount { get; init; }

    public bool HasEnded => Status.HasEnded();

    public static InstanceRow Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), (OrchestrationRuntimeStatus)row.GetInt32(3))
        {
            CreatedMs = row.GetInt64(4),
            UpdatedMs = row.GetInt64(5),
            StartMs = row.GetInt64(6),
            Input = Text(row, 7),
            Output = Text(row, 8),
            CustomStatus = Text(row, 9),
            Failure = Text(row, 10) is { } failure ? JournalJson.Read<TaskFailureDetails>(failure) : null,
            Tags = Text(row, 11) is { } tags ? JournalJson.Read<Dictionary<string, string>>(tags) : new Dictionary<string, string>(),
            Parent = Text(row, 12) is { } parent ? JournalJson.Read<ParentTask>(parent) : null,
            HistoryCount = row.GetInt32(13),
        };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
