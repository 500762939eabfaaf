using System.Text.Json;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Storage;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Embedded.Tests.Crash;

/// <summary>How far the check of a date had come, as the file of a process that was killed tells.</summary>
/// <param name="Run">Its latest run; 0 where none had been started.</param>
/// <param name="Phase">What the run was doing: <c>start</c>, a phase of <see cref="CheckProgress"/>, or <c>over</c>.</param>
/// <param name="Accounts">Accounts that it had checked.</param>
internal sealed record CheckTrace(int Run, string Phase, int Accounts)
{
    private const int MaxInstances = 10_000;

    /// <summary>The phase, and of the accounts the group.</summary>
    public string Place => Phase == "accounts" ? $"{Phase} {Accounts / CheckAccounts.MaxAccounts * CheckAccounts.MaxAccounts}+" : Phase;

    /// <summary>Reads a file that no process has open.</summary>
    public static async Task<CheckTrace> ReadAsync(string data)
    {
        await using var store = SqliteStore.Open(Path.Combine(data, "stp.db"));
        var journals = await DurableStore.OpenAsync(store);
        return journals.Read(Read);
    }

    private static CheckTrace Read(SqliteSession session)
    {
        var instances = InstanceQueries.Page(session, new(), afterId: null, MaxInstances);
        var run = 0;
        while (instances.Exists(instance => instance.InstanceId == new RunKey(CheckedDay.Date, run + 1).InstanceId))
        {
            run++;
        }

        var latest = instances.Find(instance => instance.InstanceId == new RunKey(CheckedDay.Date, run).InstanceId);
        if (latest is null)
        {
            return new CheckTrace(0, "start", 0);
        }

        var groups = JournalRows.Children(session, latest.InstanceId).Where(child => child.Name == nameof(CheckAccounts));
        var accounts = groups.Sum(group => JournalRows.History(session, group.InstanceId).OfType<TaskCompleted>().Count());
        return new CheckTrace(run, latest.HasEnded ? "over" : PhaseOf(latest.CustomStatus), accounts);
    }

    private static string PhaseOf(string? status) =>
        status is null ? "start" : JsonSerializer.Deserialize<CheckProgress>(status, JsonSerializerOptions.Web)!.Phase;
}
