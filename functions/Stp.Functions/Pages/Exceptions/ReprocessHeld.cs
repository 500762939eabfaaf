using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/{id}/reprocess</c>: sends a held message through once more.</summary>
internal sealed class ReprocessHeld(ExceptionForms forms, ExceptionReprocessing reprocessing)
{
    public static RouteContract Contract { get; } = PageContract.Action("Sends a held message through once more.", ReprocessException.Contract, ExceptionRoute.IdParameter).ForAllAccounts();

    [Function(nameof(ReprocessHeld))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/{id}/reprocess")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        forms.RunAsync(request, Contract, id, PageNotices.Reprocessing, (page, _) => reprocessing.OneAsync(page.Caller, id, cancellationToken), cancellationToken);
}
