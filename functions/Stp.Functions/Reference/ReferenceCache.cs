using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Holds the reference data that messages are normalized with, and the last good copy while Tables is down.</summary>
/// <remarks>
/// A copy older than the refresh interval is checked before it is served: by its version, and read again where that moved. One refresh runs at
/// a time, whoever needs it; callers wait for it a little and then go on with the copy they have. Only the very first copy must be had.
/// </remarks>
internal sealed partial class ReferenceCache(
    TableReferenceStore store,
    TimeProvider time,
    IOptions<ReferenceCacheOptions> options,
    ILogger<ReferenceCache> logger)
{
    private readonly ReferenceCacheOptions _options = options.Value;
    private readonly Lock _lock = new();
    private Copy? _copy;
    private DateTimeOffset _nextCheck;
    private string? _failure;
    private Task<Copy>? _refresh;

    /// <summary>How the cache stands. Asks nobody.</summary>
    public ReferenceStatus Status
    {
        get
        {
            lock (_lock)
            {
                if (_copy is null)
                {
                    return new ReferenceStatus(0, [], null, _failure);
                }

                var age = time.GetUtcNow() - _copy.KnownCurrentAt;
                return new ReferenceStatus(_copy.Build.Snapshot.Count, _copy.Build.Rejected, age, _failure);
            }
        }
    }

    /// <summary>The current data, or the last good copy. Throws the fault of Tables where there has never been one.</summary>
    public async ValueTask<ReferenceSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        Copy? copy;
        Task<Copy> refresh;
        lock (_lock)
        {
            copy = _copy;
            if (copy is not null && time.GetUtcNow() < _nextCheck)
            {
                return copy.Build.Snapshot;
            }

            // On its own, so that a caller who gives up does not cancel it for the others.
            refresh = _refresh ??= Task.Run(RefreshAsync, CancellationToken.None);
        }

        if (copy is null)
        {
            return (await refresh.WaitAsync(cancellationToken)).Build.Snapshot;
        }

        try
        {
            return (await refresh.WaitAsync(_options.MaxWait, time, cancellationToken)).Build.Snapshot;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // It took too long, or it failed, which RefreshAsync has logged and Status tells.
            return copy.Build.Snapshot;
        }
    }

    /// <summary>Makes the next caller ask for the version: after a write of this process, and where one of another is likely.</summary>
    public void Expire()
    {
        lock (_lock)
        {
            _nextCheck = DateTimeOffset.MinValue;
        }
    }

    private async Task<Copy> RefreshAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_options.MaxRefreshTime, time);
            var copy = await ReadAsync(_copy, limit.Token);
            End(copy, failure: null);
            return copy;
        }
        catch (Exception fault)
        {
            End(copy: null, fault.Message);
            RefreshFailed(logger, fault);
            throw;
        }
    }

    private async Task<Copy> ReadAsync(Copy? old, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (old is not null && now - old.ReadAt < _options.FullRefreshInterval && old.Version == await store.GetVersionAsync(cancellationToken))
        {
            return old with { KnownCurrentAt = now };
        }

        var content = await store.ReadAsync(cancellationToken);
        var build = ReferenceSnapshot.Build(content.Entries);
        if (build.Rejected is [var first, ..])
        {
            RowsRejected(logger, build.Rejected.Count, first.Entry.Map, first.Entry.Venue, first.Entry.Code, first.Problem);
        }

        return new Copy(build, content.Version, ReadAt: now, KnownCurrentAt: now);
    }

    private void End(Copy? copy, string? failure)
    {
        lock (_lock)
        {
            _copy = copy ?? _copy;
            _failure = failure;
            _nextCheck = time.GetUtcNow() + _options.RefreshInterval;
            _refresh = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reference data could not be refreshed; the last good copy, if any, stays in use")]
    private static partial void RefreshFailed(ILogger logger, Exception fault);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{Count} rows of reference data are not used; the first is {Map} {Venue} {Code}: {Problem}")]
    private static partial void RowsRejected(ILogger logger, int count, ReferenceMap map, string venue, string code, string problem);

    private sealed record Copy(ReferenceBuild Build, string? Version, DateTimeOffset ReadAt, DateTimeOffset KnownCurrentAt);
}
