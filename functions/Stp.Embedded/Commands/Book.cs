using Stp.Domain.Positions;
using Stp.Functions.Exceptions;
using Stp.Functions.Http;
using Stp.Functions.Trades;

namespace Stp.Embedded.Commands;

/// <summary>The whole book as finance reads it over HTTP.</summary>
internal sealed record Book(IReadOnlyList<PositionView> Positions, IReadOnlyList<TradeItem> Trades, IReadOnlyList<ExceptionItem> Exceptions)
{
    private const string LargestPage = "?maxpagesize=1000";

    public static async Task<Book> ReadAsync(StpClient client, CancellationToken cancellationToken) => new(
        await client.ListAsync("api/positions" + LargestPage, HttpJson.Default.PagePositionView, cancellationToken),
        await client.ListAsync("api/trades" + LargestPage, HttpJson.Default.PageTradeItem, cancellationToken),
        await client.ListAsync("api/exceptions" + LargestPage, HttpJson.Default.PageExceptionItem, cancellationToken));
}
