namespace Stp.Embedded.Storage;

/// <summary>One piece of a group commit: its answer is kept back until the group is on disk.</summary>
internal abstract class WriteWork
{
    /// <summary>Does the work. False where it threw: what it has written then stands in the transaction, which must be rolled back.</summary>
    public abstract bool TryRun(SqliteSession session);

    /// <summary>Does the work in a savepoint: where it throws, only what it has written itself is undone.</summary>
    public abstract void RunAlone(SqliteSession session);

    public abstract void Publish();

    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
internal sealed class WriteWork<T>(Func<SqliteSession, T> work) : WriteWork
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _fault;

    public Task<T> Completion => _completion.Task;

    public override bool TryRun(SqliteSession session)
    {
        try
        {
            (_result, _fault) = (work(session), null);
            return true;
        }
        catch (Exception fault)
        {
            _fault = fault;
            return false;
        }
    }

    public override void RunAlone(SqliteSession session)
    {
        Execute(session, "SAVEPOINT work");
        if (!TryRun(session))
        {
            Execute(session, "ROLLBACK TO work");
        }

        Execute(session, "RELEASE work");
    }

    public override void Publish()
    {
        if (_fault is null)
        {
            _completion.TrySetResult(_result);
        }
        else
        {
            _completion.TrySetException(_fault);
        }
    }

    public override void Fail(Exception fault) => _completion.TrySetException(fault);

    private static void Execute(SqliteSession session, string sql)
    {
        using var call = session.Call(sql);
        call.Execute();
    }
}
