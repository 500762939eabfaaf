using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/{id}/dismiss</c>: says why a message is not to be booked.</summary>
internal sealed class DismissHeld(ExceptionForms forms)
{
    public static RouteContract Contract { get; } = PageContract.Action("Says why a message is not to be booked.", DismissException.Contract, ExceptionRoute.IdParameter).ForAllAccounts();

    [Function(nameof(DismissHeld))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/{id}/dismiss")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request,
            Contract,
            id,
            ExceptionAudit.Dismiss,
            PageNotices.Dismissed,
            (review, caller, form, at) => review.Dismiss(caller.Name, form.Find("reason"), at),
            cancellationToken);
}
