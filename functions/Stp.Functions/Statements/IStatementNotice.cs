namespace Stp.Functions.Statements;

/// <summary>Is told of every statement that was stored: a check of the day may be waiting for it.</summary>
internal interface IStatementNotice
{
    /// <summary>Tells that a statement is there. It may be told of the same one again.</summary>
    Task NotifyAsync(string clearingFirm, DateOnly date, CancellationToken cancellationToken);
}
