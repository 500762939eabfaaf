using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>POST pages/reference/{map}/save</c>: adds a row, or changes the one that the page has shown.</summary>
internal sealed class SaveReferenceRow(PageGuard guard, ReferenceChanges changes, ReferenceModels models)
{
    public static RouteContract Contract { get; } =
        PageContract.Action("Adds a row, or changes the one that the page has shown.", PutReferenceEntry.Contract, ReferenceRoute.MapParameter);

    [Function(nameof(SaveReferenceRow))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/reference/{map}/save")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                var key = ReferenceForm.Key(map, form);
                await changes.PutAsync(
                    page.Caller, key, ReferenceFieldsOf.Values(form), before => ReferenceForm.Require(key, form.Find("etag"), before), cancellationToken);
                return page.Done(page.Frame.Path("reference", map), PageNotices.Saved, ("venue", key.Venue), ("code", key.Code));
            },
            async (page, form, problem) => await page.ShowAgainAsync<ReferenceRowPage, ReferenceRowModel>(await models.FormAsync(
                ReferenceRoute.Map(map),
                form.Find("venue"),
                form.Find("code"),
                ReferenceText.TryDate(form.Find("validFrom"), out var date) ? date : null,
                form.Below(Stp.Pages.Reference.ReferenceField.Prefix),
                cancellationToken) with { ETag = form.Find("etag"), Problem = problem }));
}
