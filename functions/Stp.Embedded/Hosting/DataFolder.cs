using Microsoft.Data.Sqlite;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Hosting;

/// <summary>The folder of a host's data. Several processes may serve from one folder; each knows at its start whether it is alone.</summary>
/// <remarks>
/// The operating system gives up a claim when its process ends, however it ends. So a process that could claim the folder for itself knows
/// that what others had under way will never be finished by them.
/// </remarks>
internal sealed class DataFolder : IAsyncDisposable
{
    private const string DataFile = "stp.db", ClaimFile = "stp.lock";

    private readonly string _claimPath;
    private FileStream? _claim;

    private DataFolder(string claimPath, FileStream? claim, SqliteStore store) => (_claimPath, _claim, Store) = (claimPath, claim, store);

    public SqliteStore Store { get; }

    /// <summary>Whether no other process has the folder, until <see cref="Share"/>.</summary>
    public bool IsAlone => _claim is not null;

    /// <summary>Opens the store in a folder, which is made where it is missing.</summary>
    /// <exception cref="StartupException">It cannot be used.</exception>
    public static DataFolder Open(string folder)
    {
        FileStream? claim = null;
        try
        {
            Directory.CreateDirectory(folder);
            var claimPath = Path.Combine(folder, ClaimFile);
            claim = TryClaim(claimPath);
            return new DataFolder(claimPath, claim, SqliteStore.Open(Path.Combine(folder, DataFile)));
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            claim?.Dispose();
            throw new StartupException($"The data folder {folder} cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>Lets other processes in, which then know that they are not alone.</summary>
    public void Share()
    {
        _claim?.Dispose();
        _claim = new FileStream(_claimPath, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_claim is not null)
        {
            await _claim.DisposeAsync();
        }
    }

    private static FileStream? TryClaim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // Somebody else serves from it.
            return null;
        }
    }
}
