using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/{id}/comment</c>: says something of a message.</summary>
internal sealed class CommentHeld(ExceptionForms forms)
{
    public static RouteContract Contract { get; } = PageContract.Action("Says something of a message.", CommentException.Contract, ExceptionRoute.IdParameter).ForAllAccounts();

    [Function(nameof(CommentHeld))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/{id}/comment")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request, Contract, id, ExceptionAudit.Comment, PageNotices.Commented, (review, caller, form, at) => review.Say(caller.Name, form.Find("text"), at), cancellationToken);
}
