using Stp.Embedded.Storage;

namespace Stp.Embedded.Timers;

/// <summary>Remembers when each timer last ran, so that a missed run is made up for and two processes do not both run it.</summary>
internal sealed class TimerLedger
{
    private readonly SqliteStore _store;

    private TimerLedger(SqliteStore store) => _store = store;

    public static async Task<TimerLedger> OpenAsync(SqliteStore store)
    {
        await store.WriteAsync(session => session.Run(
            "CREATE TABLE IF NOT EXISTS timer_run (name TEXT PRIMARY KEY, last_ms INTEGER NOT NULL) WITHOUT ROWID"));
        return new TimerLedger(store);
    }

    /// <summary>The last run; for a timer never seen, <paramref name="now"/>, from which it counts.</summary>
    public async Task<DateTimeOffset> LastAsync(string name, DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeMilliseconds(await _store.WriteAsync(session =>
        {
            session.Run("INSERT OR IGNORE INTO timer_run VALUES (?1, ?2)", name, now.ToUnixTimeMilliseconds());
            return session.First("SELECT last_ms FROM timer_run WHERE name = ?1", row => row.GetInt64(0), name);
        }));

    /// <summary>Takes the run that was due then; false where another process has it.</summary>
    public Task<bool> ClaimAsync(string name, DateTimeOffset due, DateTimeOffset now) =>
        _store.WriteAsync(session => session.Run(
            "UPDATE timer_run SET last_ms = ?3 WHERE name = ?1 AND last_ms < ?2",
            name, due.ToUnixTimeMilliseconds(), Math.Max(due.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds())) > 0);
}
