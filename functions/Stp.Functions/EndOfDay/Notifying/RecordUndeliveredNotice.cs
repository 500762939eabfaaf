using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Writes down in the run what finance could not be told, for the page and the next person who looks.</summary>
internal sealed class RecordUndeliveredNotice(RunStore runs)
{
    /// <summary>Notices that are kept, the last ones: an open day is reminded of for as long as it is open.</summary>
    private const int MaxKept = 20;

    [Function(nameof(RecordUndeliveredNotice))]
    public Task RunAsync([ActivityTrigger] UndeliveredTask task, CancellationToken cancellationToken) => runs.ChangeAsync(
        task.Key,
        run => run.UndeliveredNotices.Contains(task.Notice)
            ? run
            : run with { UndeliveredNotices = [.. run.UndeliveredNotices.Append(task.Notice).TakeLast(MaxKept)] },
        cancellationToken);
}

/// <summary>What could not be told of a run.</summary>
internal sealed record UndeliveredTask(RunKey Key, UndeliveredNotice Notice);
