using Microsoft.Data.Sqlite;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Storage;

/// <summary>Works that share a transaction.</summary>
public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-store-");
    private readonly SqliteStore _store;

    public GroupCommitTests() => _store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));

    [Fact]
    public async Task Work_that_throws_is_undone_alone_and_what_shares_its_transaction_stands()
    {
        await _store.WriteAsync(session => session.Run("CREATE TABLE entry (number INTEGER PRIMARY KEY)"));

        var works = await WriteTogetherAsync(
            session => Insert(session, 1),
            session => Insert(session, 2) == 1 ? throw new InvalidDataException("no") : 0,
            session => Insert(session, 3));

        Assert.Equal(1, await works[0]);
        await Assert.ThrowsAsync<InvalidDataException>(() => works[1]);
        Assert.Equal(1, await works[2]);
        Assert.Equal([1, 3], Numbers());
    }

    [Fact]
    public async Task Statement_that_fails_is_the_fault_of_its_own_work_only()
    {
        await _store.WriteAsync(session => session.Run("CREATE TABLE entry (number INTEGER PRIMARY KEY)"));

        var works = await WriteTogetherAsync(
            session => Insert(session, 1), session => Insert(session, 5) + Insert(session, 1), session => Insert(session, 2));

        await Assert.ThrowsAsync<SqliteException>(() => works[1]);
        Assert.Equal(2, await works[0] + await works[2]);
        Assert.Equal([1, 2], Numbers());
    }

    [Fact]
    public async Task Work_sees_what_earlier_work_of_its_transaction_wrote()
    {
        await _store.WriteAsync(session => session.Run("CREATE TABLE entry (number INTEGER PRIMARY KEY)"));

        var works = await WriteTogetherAsync(
            session => Insert(session, 1),
            session => (int)session.First("SELECT count(*) FROM entry", row => row.GetInt64(0)));

        Assert.Equal(1, await works[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static int Insert(SqliteSession session, int number) => session.Run("INSERT INTO entry VALUES (?1)", number);

    private List<long> Numbers() => _store.Read(session => session.All("SELECT number FROM entry ORDER BY number", row => row.GetInt64(0)));

    /// <summary>Holds the writer up until all are waiting, so that one transaction takes them.</summary>
    private async Task<Task<int>[]> WriteTogetherAsync(params Func<SqliteSession, int>[] works)
    {
        using var go = new ManualResetEventSlim();
        var holdUp = _store.WriteAsync(_ =>
        {
            go.Wait();
            return 0;
        });
        var waiting = Array.ConvertAll(works, work => _store.WriteAsync(work));
        go.Set();
        await holdUp;
        return waiting;
    }
}
