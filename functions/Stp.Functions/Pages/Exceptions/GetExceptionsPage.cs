using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>GET pages/exceptions?status=&amp;batch=</c>: held messages by their cause, those that hold most first, and how far a batch is.</summary>
internal sealed class GetExceptionsPage(PageGuard guard, ExceptionLists lists, ExceptionModels models, ReferenceCache reference)
{
    public static readonly QueryParameter<HeldStatus?> Status =
        QueryParameter.OneOf<HeldStatus>("status", "Where the messages stand; open where it is absent.");

    public static readonly QueryParameter<string?> Batch = QueryParameter.Text("batch", "A batch whose progress is shown.", "batch-5d0ae2b67d0f4a498b571f6f3b2f9a10");

    public static RouteContract Contract { get; } = PageContract.Of(
        "Held messages by their cause, those that hold most first.", GetExceptionGroups.Contract, query: [Status, Batch, .. Paging.Parameters]).ForAllAccounts();

    [Function(nameof(GetExceptionsPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/exceptions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var status = page.Query.Get(Status) ?? HeldStatus.Open;
            var paging = new Paging(request, page.Query);
            var groups = (await lists.GroupsAsync(status, prefix: null, after: null, receivedBy: null, cancellationToken))
                .OrderByDescending(group => group.Messages)
                .ThenBy(group => group.Cause, StringComparer.Ordinal)
                .Where(IsBehind(paging))
                .Take(paging.Size + 1)
                .ToList();
            var snapshot = await reference.GetAsync(cancellationToken);
            return await page.ShowAsync<ExceptionsPage, ExceptionsModel>(new ExceptionsModel
            {
                Status = EnumText.Of(status),
                Groups = [.. groups.Take(paging.Size).Select(group => HeldRows.Of(ExceptionGroupItem.Of(group, status, snapshot)))],
                Next = groups.Count > paging.Size ? PlaceOf(groups[paging.Size - 1]) : null,
                Batches = await models.BatchAsync(page.Query.Get(Batch), cancellationToken),
            });
        });

    private static string PlaceOf(HeldGroup group) => Paging.Place(group.Messages.ToString(CultureInfo.InvariantCulture), group.Cause);

    private static Func<HeldGroup, bool> IsBehind(Paging paging)
    {
        if (paging.AfterPart(0, parts: 2) is not { } text)
        {
            return _ => true;
        }

        var cause = paging.AfterPart(1, parts: 2);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var messages)
            ? group => group.Messages < messages || (group.Messages == messages && string.CompareOrdinal(group.Cause, cause) > 0)
            : throw Paging.BadPlace();
    }
}
