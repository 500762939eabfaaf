using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Tests.Durable;

internal static class JournaledActivities
{
    /// <summary>Inputs (as JSON) of activities whose end is stored: those that were asked for and are not to be run any more.</summary>
    public static HashSet<string> Of(DurableStore store) => store.Read(session =>
    {
        var open = JournalRows.Activities(session, 0, int.MaxValue).Select(activity => (activity.InstanceId, activity.TaskId)).ToHashSet();
        return InstanceQueries.Page(session, new OrchestrationQuery(), null, int.MaxValue)
            .SelectMany(instance => JournalRows.History(session, instance.InstanceId).OfType<TaskScheduled>().Select(task => (instance.InstanceId, task)))
            .Where(asked => !open.Contains((asked.InstanceId, asked.task.TaskId)))
            .Select(asked => asked.task.Input!)
            .ToHashSet();
    });
}
