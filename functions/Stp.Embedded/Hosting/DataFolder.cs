using Microsoft.Data.Sqlite;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Hosting;

/// <summary>The folder of a host's data, which belongs to one process at a time.</summary>
/// <remarks>
/// The operating system gives up the claim when the process ends, however it ends. So whoever holds it knows that what another process
/// had under way will never be finished by that process.
/// </remarks>
internal sealed class DataFolder : IAsyncDisposable
{
    private const string DataFile = "stp.db", ClaimFile = "stp.lock";

    private readonly FileStream _claim;

    private DataFolder(FileStream claim, SqliteStore store) => (_claim, Store) = (claim, store);

    public SqliteStore Store { get; }

    /// <summary>Claims a folder, which is made where it is missing, and opens the store in it.</summary>
    /// <exception cref="StartupException">Another process has it, or it cannot be used.</exception>
    public static DataFolder Open(string folder)
    {
        FileStream? claim = null;
        try
        {
            Directory.CreateDirectory(folder);
            claim = Claim(folder);
            return new DataFolder(claim, SqliteStore.Open(Path.Combine(folder, DataFile)));
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            claim?.Dispose();
            throw new StartupException($"The data folder {folder} cannot be used: {fault.Message}", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _claim.DisposeAsync();
    }

    private static FileStream Claim(string folder) =>
        new(Path.Combine(folder, ClaimFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
