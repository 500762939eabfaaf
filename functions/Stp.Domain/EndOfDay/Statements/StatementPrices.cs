namespace Stp.Domain.EndOfDay.Statements;

/// <summary>The settlement prices that a statement tells.</summary>
public static class StatementPrices
{
    /// <summary>
    /// One line of kind <see cref="StatementLineKind.SettlementPrice"/> for each instrument and price, with the first line that tells it; an
    /// instrument that stands twice has two prices.
    /// </summary>
    public static IReadOnlyList<StatementLine> Of(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return
        [
            .. statement.Lines
                .Where(line => line.SettlementPrice is not null)
                .DistinctBy(line => (line.InstrumentCode, line.MappedTo, line.Contract, line.Option, line.Strike, line.SettlementPrice))
                .Select(line => line with
                {
                    Kind = StatementLineKind.SettlementPrice, AccountCode = "", LongLots = 0, ShortLots = 0, Price = null,
                }),
        ];
    }
}
