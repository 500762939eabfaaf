using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Tests.Durable;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Days whose journals are kept: between them they go through every branch of every orchestrator.</summary>
internal static class JournalScenarios
{
    private static readonly RunKey First = new(Friday, 1);

    /// <summary>The journals of all of them, by the name of their file.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RecordAsync()
    {
        var journals = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await RestatedDayAsync(journals);
        await UnwatchedDayAsync(journals);
        await FailedDayAsync(journals);
        return journals;
    }

    /// <summary>A statement that comes while it is waited for, a re-run, two signatures, and a trade that was changed meanwhile.</summary>
    private static async Task RestatedDayAsync(SortedDictionary<string, string> journals)
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        await day.StartRunAsync(Friday);
        await day.AdvanceAsync(TimeSpan.FromMinutes(6));
        await day.UploadAsync(Friday, Position("A1", Symbol, 4, 71m), Trade("A1", Symbol, 5, 70m));
        journals.Add("ReviewDay-waiting", Journal(day, First.ReviewInstanceId));
        await day.StartRunAsync(Friday, rerun: true);
        journals.Add("EndOfDayCheck-superseded", Journal(day, First.InstanceId));
        journals.Add("CheckAccounts-sound", Journal(day, Child(day, First.InstanceId, nameof(CheckAccounts))));
        journals.Add("ReviewDay-superseded", Journal(day, First.ReviewInstanceId));
        var second = First with { Run = 2 };
        await day.ExplainAllAsync(Friday, run: 2);
        await day.BookAsync(Cancel("T1", Friday));
        await day.SignAsync(Friday, "ann");
        await day.SignAsync(Friday, "ben");
        journals.Add("EndOfDayCheck-signed", Journal(day, second.InstanceId));
        journals.Add("ReviewDay-restated", Journal(day, second.ReviewInstanceId));
        await day.BookAsync(New("T2", "ACC-2", 1, 70m, Friday));
        await day.RestateSignedDaysAsync();
        journals.Add("TellFinance-told", Journal(day, Named(day, nameof(TellFinance))));
    }

    /// <summary>No statement, a drift, a webhook that does not answer, and nobody who signs.</summary>
    private static async Task UnwatchedDayAsync(SortedDictionary<string, string> journals)
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        await BookDamage.ChangePositionAsync(day, "ACC-1", boughtLots: 6);
        day.Webhook.Refusals = int.MaxValue;
        await day.StartRunAsync(Friday);
        // The report is given up ten minutes after the deadline, and the first reminder is tried four hours later.
        await day.AdvanceAsync(TimeSpan.FromHours(6.5) + TimeSpan.FromMinutes(2));
        journals.Add("EndOfDayCheck-statement-missing", Journal(day, First.InstanceId));
        journals.Add("CheckAccounts-drifting", Journal(day, Child(day, First.InstanceId, nameof(CheckAccounts))));
        journals.Add("ReviewDay-reminding", Journal(day, First.ReviewInstanceId));
    }

    /// <summary>An outage that outlasts the retries.</summary>
    private static async Task FailedDayAsync(SortedDictionary<string, string> journals)
    {
        await using var day = await EndOfDayUnderTest.StartAsync();
        await day.StartRunAsync(Friday);
        day.Outage.IsOn = true;
        await day.AdvanceAsync(TimeSpan.FromMinutes(45));
        day.Outage.IsOn = false;
        await day.AdvanceAsync(TimeSpan.FromMinutes(5));
        journals.Add("EndOfDayCheck-failed", Journal(day, First.InstanceId));
    }

    private static string Child(EndOfDayUnderTest day, string parent, string orchestrator) =>
        Read(day, session => JournalRows.Children(session, parent)).Single(child => child.Name == orchestrator).InstanceId;

    private static string Named(EndOfDayUnderTest day, string orchestrator) =>
        Read(day, session => InstanceQueries.Page(session, new(), afterId: null, 1_000)).Single(instance => instance.Name == orchestrator).InstanceId;

    private static string Journal(EndOfDayUnderTest day, string instanceId) =>
        JournalText.Write(Read(day, session => JournalRows.History(session, instanceId)).Select(Portable));

    /// <summary>Failures without what tells of the machine: stack traces with its folders, diagnostics with its name.</summary>
    private static JournalEvent Portable(JournalEvent entry) => entry switch
    {
        TaskFailed failed => failed with { Failure = Portable(failed.Failure) },
        ExecutionCompleted { Failure: { } failure } end => end with { Failure = Portable(failure) },
        _ => entry,
    };

    private static TaskFailureDetails Portable(TaskFailureDetails failure) =>
        failure with { ErrorMessage = FailureText.Of(failure), StackTrace = null, InnerFailure = null };

    private static T Read<T>(EndOfDayUnderTest day, Func<Stp.Embedded.Storage.SqliteSession, T> read) =>
        day.Services.GetRequiredService<DurableStore>().Read(read);
}
