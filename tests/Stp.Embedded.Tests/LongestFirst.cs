using Stp.Embedded.Tests;
using Stp.Embedded.Tests.Crash;
using Stp.Embedded.Tests.Durable;
using Stp.Embedded.Tests.Exceptions;
using Stp.Embedded.Tests.Faults;
using Stp.Embedded.Tests.Http;
using Xunit.Sdk;
using Xunit.v3;

// Most tests wait for a disk, for another process or for a pause to be over, so more of them run at once than there are processors.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Stp.Embedded.Tests;

/// <summary>Begins with the collections that take longest: at the end of a run, one of them would keep everybody waiting.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> Longest =
    [
        .. new[]
        {
            typeof(KillCampaignTests), typeof(ReprocessFaultTests), typeof(CosmosFaultTests), typeof(CheckKillTests), typeof(ContractHost), typeof(SharedFolderTests),
            typeof(DurableCrashTests), typeof(DeadLetterTests),
        }.Select(type => type.Name),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Longest.FindIndex(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var place and >= 0
            ? place : Longest.Count)];
}
