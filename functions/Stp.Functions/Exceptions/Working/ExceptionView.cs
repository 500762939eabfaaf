using Stp.Domain.Holding;
using Stp.Domain.Holding.Decoding;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Reference;

namespace Stp.Functions.Exceptions.Working;

/// <summary>Shows exceptions to people.</summary>
internal sealed class ExceptionView(CosmosExceptionStore store, ReferenceCache reference, RawDecoder decoder, TimeProvider time)
{
    /// <summary>One exception with its message decoded.</summary>
    public async Task<ExceptionDetail> OfAsync(HeldExceptionDocument document, CancellationToken cancellationToken)
    {
        var raw = await store.RawAsync(document, cancellationToken);
        var missing = HoldCause.TryParse(document.Cause, out var cause) ? cause.Missing : null;
        var isReady = missing?.IsIn(await reference.GetAsync(cancellationToken));
        return new ExceptionDetail(
            ExceptionItem.Of(document, time.GetUtcNow()),
            document.Field,
            MappingItem.Of(missing),
            isReady,
            document.TradeKey,
            decoder.Decode(raw, document.Context, document.Why),
            document.Review.Actions,
            document.DeadLetters);
    }
}
