using Microsoft.Azure.Functions.Worker;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.Durable;
using Stp.Embedded.Tests.Samples;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.Hosting;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>
/// The orchestrators of today do what journals of runs under way have: a version that disagrees with one would fail every run that it finds
/// waiting for a statement or a signature.
/// </summary>
/// <remarks>
/// A disagreement is a change that old runs cannot follow: keep the old path beside it, or let them end first. Only then record the
/// journals anew: <c>dotnet run -c Release --project tests/Stp.Embedded.Tests -- --explicit only --filter-method "*Journals_are_recorded_anew"</c>.
/// </remarks>
public sealed class JournalReplayTests
{
    private static readonly FunctionMethod[] Orchestrators =
        [.. FunctionCatalog.Discover([typeof(StpServices).Assembly], []).Where(function => function.Trigger is OrchestrationTriggerAttribute)];

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Journal_is_followed_to_its_end(string name) => Assert.Null(Disagreement(Read(name)));

    [Fact]
    public void Every_orchestrator_has_a_journal() => Assert.Equal(
        Orchestrators.Select(function => function.Name),
        Names.Select(name => name.Data.Split('-')[0]).Distinct().Order());

    [Fact]
    public void An_activity_that_is_called_instead_of_another_is_a_disagreement()
    {
        var journal = Read("EndOfDayCheck-signed").Replace($"\"{nameof(CheckFeeds)}\"", "\"CheckQueues\"", StringComparison.Ordinal);

        Assert.Contains(nameof(CheckFeeds), Disagreement(journal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journals_of_today_are_followed_by_the_code_of_today()
    {
        var journals = await JournalScenarios.RecordAsync();

        Assert.Equal(Names.Select(name => name.Data), journals.Keys);
        Assert.All(journals, journal => Assert.Null(Disagreement(journal.Value)));
        Assert.All(journals, journal => Assert.Equal(Asked(Read(journal.Key)), Asked(journal.Value)));
    }

    [Fact(Explicit = true)]
    public async Task Journals_are_recorded_anew()
    {
        foreach (var (name, journal) in await JournalScenarios.RecordAsync())
        {
            await File.WriteAllTextAsync(Path.Combine(Folder(), name + ".json"), journal);
        }
    }

    private static string? Disagreement(string journal) =>
        JournalReplay.Disagreement(journal, [.. Orchestrators.Select(function => function.Method.DeclaringType!)]);

    /// <summary>What an orchestrator asked for, in its order.</summary>
    private static IEnumerable<string> Asked(string journal) => JournalText.Read(journal).OfType<AskedEvent>().Select(asked => asked.What);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".json"));

    private static string Folder() => Path.Combine(SampleFolder.Path, "..", "Stp.Embedded.Tests", "EndOfDay", "Journals");
}
