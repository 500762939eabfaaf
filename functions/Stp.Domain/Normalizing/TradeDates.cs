using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;

namespace Stp.Domain.Normalizing;

/// <summary>When a trade was made and for which day it clears.</summary>
internal readonly record struct TradeDates(DateTimeOffset? TransactTime, DateOnly? TradeDate, DateOnly? ClearingDate)
{
    /// <summary>A missing trade date is the UTC date of the transact time, a missing clearing date the trade date.</summary>
    /// <param name="dialect">Its format says how dates are written.</param>
    /// <param name="form">Where they stand.</param>
    /// <param name="message">The message.</param>
    /// <param name="side">The first side.</param>
    /// <param name="problem">The first date that is wrong or missing; what could be read is returned all the same.</param>
    public static TradeDates Read(Dialect dialect, TradeForm form, FixMessage message, int side, out Hold? problem)
    {
        problem = null;
        DateTimeOffset? transactTime = null;
        var value = form.TransactTime.Read(message, side, 0);
        if (FieldTime.TryTime(dialect.Format, value, out var time))
        {
            transactTime = time;
        }
        else if (!value.IsEmpty)
        {
            problem = Wrong("TransactTime", form.TransactTime, message, side);
        }

        var tradeDate = ReadDate(dialect, "TradeDate", form.TradeDate, message, side, ref problem);
        var clearingDate = ReadDate(dialect, "ClearingBusinessDate", form.ClearingDate, message, side, ref problem);
        if (tradeDate is null && transactTime is { } at)
        {
            tradeDate = DateOnly.FromDateTime(at.UtcDateTime);
        }

        if (tradeDate is null)
        {
            problem ??= new Hold(
                ReasonCodes.FieldMissing,
                $"TradeDate ({form.TradeDate.PathOf(message, side, 0)}) and TransactTime ({form.TransactTime.PathOf(message, side, 0)}) are both absent.")
            {
                Field = form.TradeDate.PathOf(message, side, 0),
            };
        }

        return new TradeDates(transactTime, tradeDate, clearingDate ?? tradeDate);
    }

    private static DateOnly? ReadDate(Dialect dialect, string name, FieldSource source, FixMessage message, int side, ref Hold? problem)
    {
        var value = source.Read(message, side, 0);
        if (FieldTime.TryDate(dialect.Format, value, out var date))
        {
            return date;
        }

        if (!value.IsEmpty)
        {
            problem ??= Wrong(name, source, message, side);
        }

        return null;
    }

    private static Hold Wrong(string name, FieldSource source, FixMessage message, int side)
    {
        var path = source.PathOf(message, side, 0);
        var value = source.Read(message, side, 0);
        return new Hold(
            ReasonCodes.DateInvalid, $"{name} ({path}) {HoldText.Show(value)} is no date or time from {FieldTime.FirstYear} to {FieldTime.LastYear}.")
        {
            Field = path,
            Value = HoldText.Plain(value),
        };
    }
}
