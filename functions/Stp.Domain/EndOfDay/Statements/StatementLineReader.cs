using System.Text;
using Stp.Domain.Normalizing;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Reads one line of substance.</summary>
internal sealed class StatementLineReader(StatementLayout layout, DateOnly date)
{
    /// <summary>The line; what it says is only good where no fault was noted.</summary>
    public StatementLine Read(StatementCells cells, StatementLineKind kind)
    {
        CheckDate(cells);
        var isPriceOnly = kind == StatementLineKind.SettlementPrice;
        var (code, contract) = ReadCode(cells);
        var symbol = layout.Symbols.GetValueOrDefault(code, SymbolEntry.None);
        var (option, strike) = ReadOption(cells);
        var (bought, sold) = isPriceOnly ? (0, 0) : ReadLots(cells, kind);
        return new StatementLine
        {
            LineNumber = cells.Line,
            Kind = kind,
            AccountCode = isPriceOnly ? "" : cells.Code(layout.AccountColumns),
            InstrumentCode = code,
            MappedTo = symbol.MappedTo,
            Contract = contract,
            Option = option,
            Strike = strike * symbol.StrikeFactor,
            LongLots = bought,
            ShortLots = sold,
            Price = kind == StatementLineKind.Trade ? cells.Number(layout.PriceColumn!) * symbol.PriceFactor : null,
            SettlementPrice = ReadSettlementPrice(cells, isPriceOnly) * symbol.PriceFactor,
        };
    }

    private void CheckDate(StatementCells cells)
    {
        if (layout.DateColumn is { } column && cells.Date(column) is { } found && found != date)
        {
            cells.Wrong(column, $"The line is of {found:yyyy-MM-dd}, the statement of {date:yyyy-MM-dd}.");
        }
    }

    private (string Code, string? Contract) ReadCode(StatementCells cells)
    {
        var rule = layout.Instrument;
        var code = cells.Code(rule.CodeColumns);
        if (rule.MonthInCode)
        {
            if (ContractPeriod.TrySplitMonthCode(Encoding.UTF8.GetBytes(code), date.Year, out var product, out var inCode))
            {
                return (Encoding.UTF8.GetString(product), inCode);
            }

            cells.Wrong(rule.CodeColumns[^1], $"\"{code}\" does not end with a month code and a year, as CLF7 does.");
        }

        return (code, rule.ContractColumn is { } column ? ReadContract(cells, column) : null);
    }

    private string? ReadContract(StatementCells cells, string column)
    {
        var text = cells.Text(column);
        foreach (var form in layout.Instrument.ContractForms)
        {
            if (form.Read(text, date) is { } contract)
            {
                return contract;
            }
        }

        cells.Wrong(column, $"\"{text}\" is no contract written as {string.Join(" or ", layout.Instrument.ContractForms.Select(form => form.Text))}.");
        return null;
    }

    private (char? Option, decimal? Strike) ReadOption(StatementCells cells)
    {
        var rule = layout.Instrument;
        if (rule.PutCallColumn is not { } column || cells.Text(column) is not { Length: > 0 } text)
        {
            if (rule.StrikeColumn is { } strike && cells.NumberOrNull(strike) is not (null or 0))
            {
                cells.Wrong(strike, "There is a strike, but neither put nor call.");
            }

            return (null, null);
        }

        char? option = rule.Calls.Contains(text) ? 'C' : rule.Puts.Contains(text) ? 'P' : null;
        if (option is null)
        {
            cells.Wrong(column, $"\"{text}\" is neither put nor call.");
        }

        return (option, cells.Number(rule.StrikeColumn!));
    }

    private (decimal Bought, decimal Sold) ReadLots(StatementCells cells, StatementLineKind kind)
    {
        var lots = ReadLots(cells);
        if (kind == StatementLineKind.Trade && lots is (0, 0) or ( > 0, > 0))
        {
            cells.Wrong(layout.Lots.Columns.First(), "A trade has lots on one side.");
        }

        return lots;
    }

    private (decimal Bought, decimal Sold) ReadLots(StatementCells cells)
    {
        switch (layout.Lots)
        {
            case LotsRule.Signed signed:
                var net = cells.Number(signed.Column);
                return (Math.Max(net, 0), Math.Max(-net, 0));
            case LotsRule.LongShort columns:
                if (cells.Text(columns.Long).Length + cells.Text(columns.Short).Length == 0)
                {
                    cells.Wrong(columns.Long, "Neither long nor short lots are told.");
                }

                return (cells.LotsOrZero(columns.Long), cells.LotsOrZero(columns.Short));
            case LotsRule.Sided sided:
                var (lots, side) = (cells.NotNegative(sided.Column, cells.Number(sided.Column)), cells.Text(sided.Side));
                if (!sided.Buys.Contains(side) && !sided.Sells.Contains(side))
                {
                    cells.Wrong(sided.Side, $"\"{side}\" is neither bought nor sold.");
                }

                return sided.Buys.Contains(side) ? (lots, 0) : (0, lots);
            default:
                throw new InvalidOperationException($"{layout.Lots} is no known rule.");
        }
    }

    private decimal? ReadSettlementPrice(StatementCells cells, bool isNeeded) =>
        layout.SettlementPriceColumn is not { } column ? null
        : isNeeded ? cells.Number(column)
        : cells.NumberOrNull(column);
}
