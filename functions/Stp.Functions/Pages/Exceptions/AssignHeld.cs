using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/{id}/assign</c>: gives a message to somebody to look at, or to nobody.</summary>
internal sealed class AssignHeld(ExceptionForms forms)
{
    public static RouteContract Contract { get; } = PageContract.Action("Gives a message to somebody to look at, or to nobody.", AssignException.Contract, ExceptionRoute.IdParameter).ForAllAccounts();

    [Function(nameof(AssignHeld))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/{id}/assign")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request, Contract, id, ExceptionAudit.Assign, PageNotices.Assigned, (review, caller, form, at) => review.Assign(caller.Name, form.Find("to"), at), cancellationToken);
}
