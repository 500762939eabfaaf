using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>GET pages/exceptions/group?cause=&amp;status=</c>: the messages of one cause, one of them decoded, and what can be done with all of them.</summary>
internal sealed class GetExceptionGroupPage(PageGuard guard, ExceptionModels models)
{
    private static readonly QueryParameter<string?> Cause = QueryParameter.Text("cause", "The cause.", ExceptionItem.Example.Cause);

    public static RouteContract Contract { get; } = PageContract.Of(
        "The messages of one cause, and what can be done with all of them.",
        GetExceptionGroups.Contract,
        query: [Cause, GetExceptionsPage.Status, .. Paging.Parameters]).ForAllAccounts();

    [Function(nameof(GetExceptionGroupPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/exceptions/group")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<ExceptionGroupPage, ExceptionGroupModel>(await models.GroupAsync(
            page, page.Query.Get(Cause) ?? "", page.Query.Get(GetExceptionsPage.Status) ?? HeldStatus.Open, new Paging(request, page.Query), cancellationToken)));
}
