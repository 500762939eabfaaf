using Azure;
using Stp.Domain.People;
using Stp.Domain.Reference;
using Stp.Functions.Audit;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

/// <summary>A change of many rows is whole or not there, whenever a process ends and whoever reads or writes at the same time.</summary>
public sealed class ReferenceChangeTests
{
    /// <summary>More rows than one transaction has, in several partitions.</summary>
    private const int Rows = 130;

    private static readonly ReferenceAuthor Ann = new(new Person("ann"), "reference.import", DateTimeOffset.UnixEpoch);

    private readonly FakeTable _table = new();
    private readonly List<AuditEntry> _trail = [];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task After_a_crash_at_any_call_a_change_is_whole_or_not_there()
    {
        var outcomes = new List<string>();
        for (var calls = 0; ; calls++)
        {
            var (table, trail) = (new FakeTable(), new List<AuditEntry>());
            await Store(table, trail).ImportAsync(Set("OLD"), None);
            table.CallsLeft = calls;
            var isDone = await IsDoneAsync(() => Store(table, trail).ImportAsync(Set("NEW"), None, new ReferenceImportMode(Ann)));
            var isOver = table.CallsLeft > 0;
            table.CallsLeft = int.MaxValue;

            var next = Store(table, trail);
            var value = await ValueAsync(next);
            Assert.True(value == "NEW" || !isDone);
            await next.CompleteAsync(None);
            Assert.Equal(value, await ValueAsync(next));
            // Each row is in the trail once, where the change is, and else not at all.
            Assert.Equal(value == "NEW" ? 2 * Rows : 0, trail.Distinct().Count());
            outcomes.Add(value);
            if (isOver)
            {
                break;
            }
        }

        Assert.Equal(["OLD", "NEW"], outcomes.Distinct());
    }

    [Fact]
    public async Task Who_reads_while_a_change_is_carried_out_sees_it_whole()
    {
        await Store().ImportAsync(Set("OLD"), None);
        var seen = new List<string>();
        InEach(_ => true, async () => seen.Add(await ValueAsync(Store())));

        await Store().ImportAsync(Set("NEW"), None);

        Assert.Equal(["OLD", "NEW"], seen.Distinct());
    }

    [Fact]
    public async Task Who_is_slow_to_carry_out_a_change_undoes_no_later_one()
    {
        await Store().ImportAsync(Set("OLD"), None);
        var later = 0;
        InEach(partition => partition[0] != '~', async () =>
        {
            // Another process carries the change out, and then makes changes of its own to rows that the slow one is about to write.
            later++;
            await Store().ImportAsync([.. Set($"LATER{later}").Take(Rows)], None);
            await Store().ChangeAsync(ReferenceKey.Of(Set("")[^1]), author: null, _ => null, None);
        });

        await Store().ImportAsync([.. Set("NEW")], None);

        Assert.True(later > 0);
        var entries = (await Store().ReadAsync(None)).Entries;
        Assert.All(entries.Where(entry => entry.Venue == "cme"), entry => Assert.StartsWith("LATER", entry.Values["account"], StringComparison.Ordinal));
        Assert.DoesNotContain(ReferenceKey.Of(Set("")[^1]), entries.Select(ReferenceKey.Of));
    }

    [Fact]
    public async Task Of_two_changes_at_once_both_are_made_and_the_second_sees_the_first()
    {
        await Store().ImportAsync([Entries.Account("A", "0")], None);
        var isFirst = true;
        var key = ReferenceKey.Of(Entries.Account("A"));

        await Store().ChangeAsync(key, author: null, Next, None);

        Assert.Equal("2", Assert.Single((await Store().ReadAsync(None)).Entries).Values["account"]);

        IReadOnlyDictionary<string, string> Next(IReadOnlyDictionary<string, string>? before)
        {
            if (isFirst)
            {
                isFirst = false;
                Store().ChangeAsync(key, author: null, Next, None).GetAwaiter().GetResult();
            }

            return new Dictionary<string, string> { ["account"] = $"{int.Parse(before!["account"]) + 1}" };
        }
    }

    [Fact]
    public async Task While_the_trail_cannot_be_written_a_change_is_in_force_and_the_next_one_waits()
    {
        var isDown = true;
        var store = new TableReferenceStore(_table, TimeProvider.System, record: (entries, _) =>
        {
            _trail.AddRange(isDown ? throw new RequestFailedException(503, "The trail is down.") : entries);
            return Task.CompletedTask;
        });

        await store.ImportAsync([Entries.Account("A")], None, new ReferenceImportMode(Ann));
        Assert.Single((await store.ReadAsync(None)).Entries);
        await Assert.ThrowsAsync<RequestFailedException>(() => store.ImportAsync([Entries.Account("B")], None, new ReferenceImportMode(Ann)));
        isDown = false;
        await store.CompleteAsync(None);

        var entry = Assert.Single(_trail);
        Assert.Equal(("ann", "reference.import", "reference/accounts/cme/A", null, """{"account":"HOUSE1"}"""), (entry.By, entry.Action, entry.Subject, entry.Before, entry.After));
        await store.ImportAsync([Entries.Account("B")], None, new ReferenceImportMode(Ann));
        Assert.Equal(2, (await store.ReadAsync(None)).Entries.Count);
    }

    [Fact]
    public async Task A_journal_is_gone_once_its_change_is_carried_out_and_one_that_never_counted_after_a_day()
    {
        var time = new ManualTime();
        var store = new TableReferenceStore(_table, time);
        await store.ImportAsync([Entries.Account("A")], None);
        Assert.DoesNotContain(_table.Keys, key => key.Partition[0] == '~');
        // The journal is written, and the process ends before the change is in force.
        _table.BeforeTransaction = _ => _table.CallsLeft = 1;
        await IsDoneAsync(() => store.ImportAsync([Entries.Account("B")], None));
        (_table.BeforeTransaction, _table.CallsLeft) = (null, int.MaxValue);

        await store.CompleteAsync(None);
        Assert.Contains(_table.Keys, key => key.Partition[0] == '~');
        time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await store.CompleteAsync(None);

        Assert.DoesNotContain(_table.Keys, key => key.Partition[0] == '~');
        Assert.Equal("A", Assert.Single((await store.ReadAsync(None)).Entries).Code);
    }

    private TableReferenceStore Store() => Store(_table, _trail);

    private static TableReferenceStore Store(FakeTable table, List<AuditEntry> trail) => new(table, TimeProvider.System, record: (entries, _) =>
    {
        trail.AddRange(entries);
        return Task.CompletedTask;
    });

    /// <summary>Does something before each transaction of some partitions, and not again for those that it makes itself.</summary>
    private void InEach(Func<string, bool> partitions, Func<Task> work)
    {
        var isInside = false;
        _table.BeforeTransaction = partition =>
        {
            if (!isInside && partitions(partition))
            {
                isInside = true;
                work().GetAwaiter().GetResult();
                isInside = false;
            }
        };
    }

    private static List<ReferenceEntry> Set(string account) =>
        [.. Enumerable.Range(0, 2 * Rows).Select(i => Entries.Account($"A{i:000}", account, i < Rows ? "cme" : "ice"))];

    /// <summary>The one value that all rows have.</summary>
    private static async Task<string> ValueAsync(TableReferenceStore store)
    {
        var entries = (await store.ReadAsync(None)).Entries;
        Assert.Equal(2 * Rows, entries.Count);
        return Assert.Single(entries.Select(entry => entry.Values["account"]).Distinct());
    }

    private static async Task<bool> IsDoneAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }
}
