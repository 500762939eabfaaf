using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>POST pages/reference/{map}/delete</c>: removes the row that the page has shown.</summary>
internal sealed class DeleteReferenceRow(PageGuard guard, ReferenceChanges changes, ReferenceModels models)
{
    public static RouteContract Contract { get; } =
        PageContract.Action("Removes the row that the page has shown.", DeleteReferenceEntry.Contract, ReferenceRoute.MapParameter);

    [Function(nameof(DeleteReferenceRow))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/reference/{map}/delete")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                var key = ReferenceForm.Key(map, form);
                await changes.DeleteAsync(page.Caller, key, before => ReferenceForm.Require(key, form.Find("etag"), before), cancellationToken);
                return page.Done(page.Frame.Path("reference", map), PageNotices.Deleted);
            },
            async (page, form, problem) => await page.ShowAgainAsync<ReferenceRowPage, ReferenceRowModel>(
                await models.RowAsync(ReferenceForm.Key(map, form), cancellationToken) with { Problem = problem }));
}
