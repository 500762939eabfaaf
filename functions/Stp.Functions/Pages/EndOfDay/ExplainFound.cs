using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>POST pages/eod/{date}/breaks/{id}/explain</c>: says why a break is there.</summary>
internal sealed class ExplainFound(BreakForms forms, TimeProvider time)
{
    public static RouteContract Contract { get; } =
        PageContract.Action("Says why a break is there.", ExplainBreak.Contract, PathParameter.Date, BreakRoute.IdParameter);

    [Function(nameof(ExplainFound))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/eod/{date}/breaks/{id}/explain")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        forms.ChangeAsync(
            request,
            Contract,
            date,
            id,
            DayAudit.Explain,
            PageNotices.Explained,
            (day, review, caller, form) => review.Explain(day, caller.Person, form.Find("text") ?? "", time.GetUtcNow()),
            cancellationToken);
}
