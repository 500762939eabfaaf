using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/{id}/reopen</c>: opens a dismissed message again.</summary>
internal sealed class ReopenHeld(ExceptionForms forms)
{
    public static RouteContract Contract { get; } = PageContract.Action("Opens a dismissed message again.", ReopenException.Contract, ExceptionRoute.IdParameter).ForAllAccounts();

    [Function(nameof(ReopenHeld))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/{id}/reopen")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request, Contract, id, ExceptionAudit.Reopen, PageNotices.Reopened, (review, caller, _, at) => review.Reopen(caller.Name, at), cancellationToken);
}
