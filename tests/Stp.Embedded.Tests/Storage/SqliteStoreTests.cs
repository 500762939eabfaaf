using Microsoft.Data.Sqlite;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Storage;

public sealed class SqliteStoreTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "stp-store-" + Guid.NewGuid().ToString("N"));
    private SqliteStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = Open();
        await _store.WriteAsync(session => session.Run("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT)"));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteStore Open() => SqliteStore.Open(Path.Combine(_folder, "deep", "stp.db"));

    private int Count() => _store.Read(session => session.First("SELECT count(*) FROM t", row => row.GetInt32(0)));

    [Fact]
    public async Task What_was_written_survives_closing()
    {
        await _store.WriteAsync(session => session.Run("INSERT INTO t(v) VALUES(?1)", "kept"));
        await _store.DisposeAsync();
        _store = Open();
        Assert.Equal("kept", _store.Read(session => session.First("SELECT v FROM t", row => row.GetString(0))));
    }

    [Fact]
    public async Task Work_that_throws_is_undone_alone()
    {
        var works = Enumerable.Range(0, 50).Select(i => _store.WriteAsync(session =>
        {
            session.Run("INSERT INTO t(id, v) VALUES(?1, ?2)", i, "x");
            return i % 7 == 0 ? throw new InvalidOperationException("no") : i;
        })).ToList();
        await Task.WhenAll(works.Select(work => work.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(works.Index(), work => Assert.Equal(work.Index % 7 == 0, work.Item.IsFaulted));
        Assert.Equal(42, Count());
    }

    [Fact]
    public async Task A_sql_error_reaches_its_caller_and_the_writer_goes_on()
    {
        await Assert.ThrowsAsync<SqliteException>(() => _store.WriteAsync(session => session.Run("INSERT INTO nowhere VALUES(1)")));
        await Assert.ThrowsAsync<SqliteException>(() => _store.WriteAsync(session =>
        {
            using var call = session.Call("INSERT INTO t(id) VALUES(?1)");
            call.Bind(1, 1).Execute();
            using var again = session.Call("INSERT INTO t(id) VALUES(1)");
            again.Execute();
            return 0;
        }));
        await _store.WriteAsync(session => session.Run("INSERT INTO t(id) VALUES(2)"));
        Assert.Equal(1, Count());
    }

    [Fact]
    public async Task A_read_sees_one_snapshot()
    {
        var (before, after) = _store.Read(session =>
        {
            var first = session.First("SELECT count(*) FROM t", row => row.GetInt32(0));
            _store.WriteAsync(writer => writer.Run("INSERT INTO t(v) VALUES('new')")).GetAwaiter().GetResult();
            return (first, session.First("SELECT count(*) FROM t", row => row.GetInt32(0)));
        });
        await Task.CompletedTask;
        Assert.Equal((0, 0, 1), (before, after, Count()));
    }

    [Fact]
    public async Task The_log_is_copied_and_begun_anew_while_writing_goes_on()
    {
        const int Writes = 400, BytesOfEach = 64 << 10;
        var path = Path.Combine(_folder, "log.db");
        await using var store = SqliteStore.Open(path, logBytes: 1 << 20);
        await store.WriteAsync(session => session.Run("CREATE TABLE t(id INTEGER PRIMARY KEY, v BLOB)"));
        for (var i = 0; i < Writes; i++)
        {
            await store.WriteAsync(session => session.Run("INSERT INTO t(v) VALUES(zeroblob(?1))", BytesOfEach));
        }

        Assert.True(new FileInfo(path + "-wal").Length < (long)Writes * BytesOfEach / 2);
        Assert.Equal(Writes, store.Read(session => session.First("SELECT count(*) FROM t", row => row.GetInt32(0))));
    }

    [Fact]
    public void A_read_that_throws_leaves_its_connection_usable()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Throws<SqliteException>(() => _store.Read(session => session.Run("SELECT * FROM nowhere")));
            Assert.Equal(0, Count());
        }
    }

    [Fact]
    public async Task Many_threads_read_and_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(thread => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await _store.WriteAsync(session => session.Run("INSERT INTO t(v) VALUES(?1)", thread));
                Assert.True(Count() > i);
            }
        })));
        Assert.Equal(800, Count());
    }

    [Fact]
    public void Statements_of_built_sql_are_kept_up_to_a_bound()
    {
        _store.Read(session =>
        {
            for (var i = 0; i < 3 * StatementCache<SqliteStatement>.Capacity; i++)
            {
                using var call = session.Call($"SELECT {i}");
                Assert.True(call.Step());
                Assert.Equal(i, call.Integer(0));
                Assert.Equal(i, session.First($"SELECT {i}", row => row.GetInt32(0)));
            }

            return 0;
        });

        using var cache = new StatementCache<MemoryStream>(_ => new MemoryStream());
        var first = cache.Get("0");
        for (var i = 1; i <= StatementCache<MemoryStream>.Capacity; i++)
        {
            cache.Get($"{i}");
            cache.Get("0");
        }

        Assert.Equal(StatementCache<MemoryStream>.Capacity, cache.Count);
        Assert.Same(first, cache.Get("0"));
        Assert.True(first.CanRead);
    }

    [Fact]
    public async Task Raw_calls_carry_every_kind_of_value()
    {
        await _store.WriteAsync(session =>
        {
            session.Run("CREATE TABLE kinds(a, b, c, d, e)");
            using var call = session.Call("INSERT INTO kinds VALUES(?1, ?2, ?3, ?4, ?5)");
            call.Bind(1, ""u8).Bind(2, "é"u8).Bind(3, 1.5).BindBlob(4, [1, 2]).BindNull(5).Execute();
            return session.Changes;
        });
        _store.Read(session =>
        {
            using var call = session.Call("SELECT typeof(a), b, c, d, e FROM kinds");
            Assert.True(call.Step());
            Assert.Equal("text", System.Text.Encoding.UTF8.GetString(call.Utf8(0)));
            Assert.Equal("é", System.Text.Encoding.UTF8.GetString(call.Utf8(1)));
            Assert.Equal(1.5, call.Real(2));
            Assert.Equal<byte>([1, 2], call.Utf8(3).ToArray());
            Assert.True(call.IsNull(4));
            return 0;
        });
    }

    [Fact]
    public async Task A_closed_store_refuses_work()
    {
        await _store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _store.WriteAsync(session => session.Run("SELECT 1")));
        Assert.Throws<ObjectDisposedException>(() => Count());
    }
}
