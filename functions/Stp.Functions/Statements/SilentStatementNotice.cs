namespace Stp.Functions.Statements;

/// <summary>Tells nobody: whoever needs a statement looks for it.</summary>
internal sealed class SilentStatementNotice : IStatementNotice
{
    /// <inheritdoc/>
    public Task NotifyAsync(string clearingFirm, DateOnly date, CancellationToken cancellationToken) => Task.CompletedTask;
}
