using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Reference;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Functions.Security;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/map</c>: says what a code stands for, and sends the messages that wait for it through once more.</summary>
internal sealed class MapAndReprocess(PageGuard guard, ReferenceChanges changes, ExceptionReprocessing reprocessing, ExceptionModels models)
{
    public static RouteContract Contract { get; } =
        PageContract.Action("Maps a code and reprocesses the messages that wait for it.", PutReferenceEntry.Contract);

    [Function(nameof(MapAndReprocess))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/map")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                if (!page.Caller.Has(Roles.ExceptionsManage))
                {
                    throw new RequestException(ProblemKinds.RoleMissing, $"This needs the role {Roles.ExceptionsManage}, too.");
                }

                var key = ReferenceRoute.Key(form.Get("map"), form.Get("venue"), form.Get("code"), validFrom: null);
                await changes.PutAsync(page.Caller, key, ReferenceFieldsOf.Values(form), before => RequireNew(key, before), cancellationToken);
                var batch = await reprocessing.AllAsync(page.Caller, new ExceptionSelection(form.Get("cause")), cancellationToken);
                return page.Done(page.Frame.Path("exceptions"), PageNotices.Mapped, (GetExceptionsPage.Batch.Name, batch.Id));
            },
            async (page, form, problem) =>
            {
                var model = await models.GroupAsync(page, form.Get("cause"), HeldStatus.Open, paging: null, cancellationToken);
                return await page.ShowAgainAsync<ExceptionGroupPage, ExceptionGroupModel>(model with
                {
                    Fields = [.. model.Fields.Select(field => field with { Value = ReferenceFieldsOf.Values(form).GetValueOrDefault(field.Name) })],
                    Problem = problem,
                });
            });

    /// <summary>The page says that there is none; if somebody has made one meanwhile, theirs is not overwritten.</summary>
    private static void RequireNew(ReferenceKey key, IReadOnlyDictionary<string, string>? before)
    {
        if (before is not null)
        {
            throw new RequestException(ProblemKinds.Exists, $"Somebody has mapped {key.Subject} meanwhile. Reprocessing is enough.");
        }
    }
}
