using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Durable;

internal static class JournaledActivities
{
    /// <summary>Inputs (as JSON) of activities whose end is stored, be it in a journal or on its way there.</summary>
    public static HashSet<string> Of(DurableStore store) => store.Read(session => InstanceQueries.Page(session, new OrchestrationQuery(), null, int.MaxValue)
        .SelectMany(instance => Of(session, instance)).ToHashSet());

    private static IEnumerable<string> Of(SqliteSession session, InstanceRow instance)
    {
        var journal = JournalRows.History(session, instance.InstanceId);
        var arrived = JournalRows.Due(session, instance.InstanceId, long.MaxValue, int.MaxValue).Where(row => row.ExecutionId == instance.ExecutionId);
        var ended = journal.Concat(arrived.Select(row => row.Event)).OfType<TaskCompleted>().Select(task => task.TaskId).ToHashSet();
        return journal.OfType<TaskScheduled>().Where(task => ended.Contains(task.TaskId)).Select(task => task.Input!);
    }
}
