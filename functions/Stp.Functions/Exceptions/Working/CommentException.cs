using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/comment</c> <c>{"text"}</c>: says something of an exception, at any time.</summary>
internal sealed class CommentException(RouteGuard guard, ExceptionRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Says something of an exception, at any time.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Body = RequestContent.Json(HttpJson.Default.CommentBody, "What is to be said.", new CommentBody("I ask the broker.")),
        Answers = [ExceptionRoute.Changed],
        Problems = [ProblemKinds.TextEmpty, ProblemKinds.TextTooLong, ExceptionProblem.TooManyActions],
    };

    [Function(nameof(CommentException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/comment")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.CommentBody, cancellationToken);
            return await route.ChangeAsync(
                caller, id, ExceptionAudit.Comment, (review, at) => review.Say(caller.Name, body.Text, at), cancellationToken);
        });
}

/// <summary>A comment.</summary>
/// <param name="Text">What is to be said.</param>
internal sealed record CommentBody(string? Text);
