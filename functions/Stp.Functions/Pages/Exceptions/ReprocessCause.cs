using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/reprocess</c>: sends every open message of a cause through once more.</summary>
internal sealed class ReprocessCause(CauseForms forms, ExceptionReprocessing reprocessing)
{
    public static RouteContract Contract { get; } = PageContract.Action("Reprocesses every open message of a cause.", ReprocessExceptions.Contract);

    [Function(nameof(ReprocessCause))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/reprocess")] HttpRequest request, CancellationToken cancellationToken) =>
        forms.RunAsync(
            request,
            Contract,
            PageNotices.Reprocessing,
            (page, form) => reprocessing.AllAsync(page.Caller, new ExceptionSelection(form.Get("cause")), cancellationToken),
            cancellationToken);
}
