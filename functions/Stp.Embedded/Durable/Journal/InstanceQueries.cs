using System.Text.Json;
using Microsoft.DurableTask.Client;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>Lists instances.</summary>
internal static class InstanceQueries
{
    /// <summary>Instances that match, in the order of their ids.</summary>
    /// <param name="afterId">Those behind this one; null: from the first.</param>
    public static List<InstanceRow> Page(SqliteSession session, OrchestrationQuery query, string? afterId, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (query.TaskHubNames?.Any() == true)
        {
            throw new NotSupportedException("The embedded engine has no task hubs to choose from.");
        }

        return session.All(
            $"""
            SELECT {InstanceRow.Columns} FROM durable_instance
            WHERE instance_id > ?1 AND created_ms >= ?2 AND created_ms <= ?3
                AND (?4 IS NULL OR status IN (SELECT value FROM json_each(?4)))
                AND (?5 IS NULL OR substr(instance_id, 1, length(?5)) = ?5)
            ORDER BY instance_id LIMIT ?6
            """,
            InstanceRow.Read,
            afterId ?? "",
            query.CreatedFrom?.ToUnixTimeMilliseconds() ?? long.MinValue,
            query.CreatedTo?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            query.Statuses is null ? null : JsonSerializer.Serialize(query.Statuses.Select(status => (int)status)),
            query.InstanceIdPrefix,
            size);
    }
}
