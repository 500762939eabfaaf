using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/dismiss</c>: says of every open message of a cause why it is not to be booked.</summary>
internal sealed class DismissCause(CauseForms forms, ExceptionDismissal dismissal)
{
    public static RouteContract Contract { get; } = PageContract.Action("Dismisses every open message of a cause.", DismissExceptions.Contract);

    [Function(nameof(DismissCause))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/dismiss")] HttpRequest request, CancellationToken cancellationToken) =>
        forms.RunAsync(
            request,
            Contract,
            PageNotices.Dismissing,
            (page, form) => dismissal.AllAsync(page.Caller, new ExceptionSelection(form.Get("cause")), form.Find("reason"), cancellationToken),
            cancellationToken);
}
