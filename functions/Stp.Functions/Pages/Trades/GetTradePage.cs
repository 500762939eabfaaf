using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Decoding;
using Stp.Domain.Normalizing;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Positions;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Trades;
using Stp.Pages.Trades;

namespace Stp.Functions.Pages.Trades;

/// <summary><c>GET pages/trades/{tradeKey}</c>: the lineage of one trade as a timeline, with each message decoded and as it was received.</summary>
internal sealed class GetTradePage(PageGuard guard, TradeLineages lineages, RawDecoder decoder)
{
    /// <summary>A report of a trade is held for nothing, so no field of it is marked.</summary>
    private static readonly Hold NotHeld = new("", "");

    public static RouteContract Contract { get; } = PageContract.Of(
        "The lineage of one trade as a timeline, with each message decoded and as it was received.", GetTrade.Contract, GetTrade.Contract.Path);

    [Function(nameof(GetTradePage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/trades/{tradeKey}")] HttpRequest request,
        string tradeKey,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await lineages.FindAsync(page.Caller, tradeKey, cancellationToken) is { } lineage
            ? await page.ShowAsync<TradePage, TradeModel>(new TradeModel
            {
                Trade = TradeRows.Of(lineage),
                Reports = [.. lineage.Events.Select(Report)],
                Revisions = [.. lineage.Revisions.Select(Revision)],
                Postings = [.. lineage.Postings.Select(PositionRows.Of)],
            })
            : throw new RequestException(ProblemKinds.NotFound, $"There is no trade {tradeKey}."));

    private TradeReport Report(EventItem e) => new(
        e.ReportKey,
        e.References,
        EnumText.Of(e.Action),
        e.Version,
        e.Venue,
        e.Session,
        e.SeqNum,
        e.ReceivedAt,
        e.TransactTime,
        e.Raw,
        e.RawEncoding,
        DecodedLines.Of(decoder.Decode(RawText.Bytes(e.Raw, e.RawEncoding), new MessageContext(e.Venue, e.Session, e.ReceivedAt), NotHeld)));

    private static TradeRevisionRow Revision(RevisionItem revision) => new(
        revision.Number,
        revision.At,
        [.. revision.Lines.Select(line => new EffectRow(line.LegId, line.Account, line.Instrument, line.ClearingDate, EnumText.Of(line.Side), line.Lots, line.Price))]);
}
