using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Reference;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Functions.Security;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary>The models of the pages of held messages: for the page itself, and for the same page after a form with a mistake.</summary>
internal sealed class ExceptionModels(
    ExceptionLists lists, ExceptionRoute route, ExceptionView view, ExceptionBatches batches, BatchView batchView, ReferenceCache reference, TimeProvider time)
{
    /// <summary>Messages of a page of a group.</summary>
    private const int PageSize = 50;

    /// <summary>What the form of a missing mapping begins with: a code in a trade of ours is mostly one of ours.</summary>
    private static readonly Dictionary<string, string> Offered = new(StringComparer.Ordinal) { ["ours"] = "true" };

    /// <summary>The messages of a cause, with the oldest of the page in full.</summary>
    /// <param name="page">Who asks.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="status">Where they stand.</param>
    /// <param name="paging">Which page; null for the first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">404: no message of the cause stands so.</exception>
    public async Task<ExceptionGroupModel> GroupAsync(
        PageRequest page, string cause, HeldStatus status, Paging? paging, CancellationToken cancellationToken)
    {
        var snapshot = await reference.GetAsync(cancellationToken);
        var found = HoldCause.TryParse(cause, out HoldCause? _) ? await lists.GroupsAsync(status, cause, after: null, receivedBy: null, cancellationToken) : [];
        var (messages, hasMore) = await lists.ListAsync(new ExceptionFilter(status, cause), AfterOf(paging), PageSize, cancellationToken);
        if (found.FirstOrDefault(one => one.Cause == cause) is not { } group || messages.Count == 0)
        {
            throw new RequestException(ProblemKinds.NotFound, $"No message of this cause is {EnumText.Of(status)} any more.");
        }

        var row = HeldRows.Of(ExceptionGroupItem.Of(group, status, snapshot));
        var now = time.GetUtcNow();
        return new ExceptionGroupModel
        {
            Group = row,
            Sample = HeldRows.Of(await view.OfAsync(messages[0], cancellationToken)),
            Messages = [.. messages.Select(one => HeldRows.Of(ExceptionItem.Of(one, now)))],
            Next = hasMore ? Paging.Place(Paging.Text(messages[^1].ReceivedAt), messages[^1].Id) : null,
            Fields = row.Mapping is { } missing && page.Caller.Has(Roles.ReferenceManage)
                ? ReferenceFieldsOf.Map(ReferenceRoute.Map(missing.Map), Offered, snapshot)
                : [],
        };
    }

    /// <summary>One message.</summary>
    /// <exception cref="RequestException">404: there is none.</exception>
    public async Task<ExceptionModel> OneAsync(PageRequest page, string id, CancellationToken cancellationToken)
    {
        var held = await route.FindAsync(page.Caller, id, cancellationToken);
        var groups = await lists.GroupsAsync(held.Review.Status, held.Cause, after: null, receivedBy: null, cancellationToken);
        return new ExceptionModel
        {
            Message = HeldRows.Of(await view.OfAsync(held, cancellationToken)),
            OfCause = groups.FirstOrDefault(group => group.Cause == held.Cause)?.Messages ?? 1,
            People = [page.Caller.Name],
        };
    }

    /// <summary>How far a batch is; none where there is no such batch.</summary>
    public async Task<IReadOnlyList<BatchRow>> BatchAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null || await batches.FindAsync(id, cancellationToken) is not { } batch)
        {
            return [];
        }

        var detail = HoldCause.TryParse(batch.Filter.Cause, out var cause) ? cause.Describe() : "Everything that was open.";
        return [HeldRows.Of(await batchView.OfAsync(batch, cancellationToken), detail)];
    }

    private static (DateTimeOffset, string)? AfterOf(Paging? paging) =>
        paging?.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
}
