using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Pages.Layout;
using Stp.Pages.Problems;
using Stp.Pages.Rendering;

namespace Stp.Functions.Pages.Serving;

/// <summary>What <see cref="RouteGuard"/> is for routes of the API, for pages: the same rules by the same code, told to people.</summary>
internal sealed class PageGuard(RouteGuard guard, PageSignIn signIn, IOptions<PageOptions> options, TimeProvider time)
{
    /// <summary>Runs <paramref name="work"/> for a caller who may. Whoever may not gets a page that says why.</summary>
    public Task<IResult> RunAsync(HttpRequest request, RouteContract contract, Func<PageRequest, Task<IResult>> work)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        return guard.RunAsync(
            request,
            contract,
            (caller, query) => work(new PageRequest(request, caller, query, FrameOf(request) with { Notice = contract.Query.Contains(PageNotices.Parameter) ? PageNotices.Of(query) : null })),
            (kind, detail) => RefuseAsync(request, kind, detail));
    }

    /// <summary>For what a form asks: a refusal that has to do with its content shows the page again, with what is wrong.</summary>
    /// <param name="request">The request.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="work">Does it, and goes on to the page that shows it.</param>
    /// <param name="again">The page of the form with a sentence about what is wrong.</param>
    public Task<IResult> RunFormAsync(
        HttpRequest request, RouteContract contract, Func<PageRequest, PageForm, Task<IResult>> work, Func<PageRequest, PageForm, string, Task<IResult>> again) =>
        RunAsync(request, contract, async page =>
        {
            var form = await PageForm.ReadAsync(request, options.Value.MaxFormBytes, request.HttpContext.RequestAborted);
            try
            {
                return await work(page, form);
            }
            catch (Exception fault) when (PageForm.Refusal(fault) is { } refusal)
            {
                return await again(page, form, refusal);
            }
        });

    /// <summary>For an address that is no page: a page to whoever takes one, and to programs a problem, as at any other address of the API.</summary>
    public Task<IResult> NotFoundAsync(HttpRequest request)
    {
        if (!request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html"))
        {
            return Task.FromResult(Problem.NotFound("There is nothing at this address."));
        }

        request.HttpContext.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        return RefuseAsync(request, ProblemKinds.NotFound, "There is no page at this address.");
    }

    private async Task<IResult> RefuseAsync(HttpRequest request, ProblemKind kind, string detail) => await PageRenderer.ResultAsync<ProblemPage, ProblemModel>(
        FrameOf(request), new ProblemModel(kind.Status, detail, RequestId.Of(request.HttpContext)), kind.Status);

    private PageFrame FrameOf(HttpRequest request)
    {
        var caller = new Caller(request.HttpContext.User);
        var (pages, api) = PagePlace.Of(request);
        var back = new PageReturn(pages, HttpMethods.IsGet(request.Method) ? $"{request.PathBase}{request.Path}{request.QueryString}" : pages);
        return new PageFrame
        {
            BasePath = pages,
            ApiPath = api,
            UserName = caller.IsKnown ? caller.Name : null,
            Roles = Roles.All.Where(caller.Has).ToHashSet(StringComparer.Ordinal),
            IsRestricted = caller.Accounts is not null,
            Now = time.GetUtcNow(),
            Environment = options.Value.Environment,
            SignInHref = caller.IsKnown ? null : signIn.In?.Invoke(back),
            SignOutHref = caller.IsKnown ? signIn.Out?.Invoke(back) : null,
        };
    }
}
