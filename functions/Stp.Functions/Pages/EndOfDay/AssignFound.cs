using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>POST pages/eod/{date}/breaks/{id}/assign</c>: gives a break to somebody to look at, or to nobody.</summary>
internal sealed class AssignFound(BreakForms forms)
{
    public static RouteContract Contract { get; } =
        PageContract.Action("Gives a break to somebody to look at, or to nobody.", AssignBreak.Contract, PathParameter.Date, BreakRoute.IdParameter);

    [Function(nameof(AssignFound))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/eod/{date}/breaks/{id}/assign")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request,
            Contract,
            date,
            id,
            DayAudit.Assign,
            PageNotices.Assigned,
            (day, review, _, form) => review.Assign(day, AssignBreak.NameOf(form.Find("to"))),
            cancellationToken);
}
