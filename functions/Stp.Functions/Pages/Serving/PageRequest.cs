using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Pages.Layout;
using Stp.Pages.Rendering;

namespace Stp.Functions.Pages.Serving;

/// <summary>A request for a page, or of a form of one, of somebody who may.</summary>
/// <param name="Http">The request.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Query">The query as the contract reads it.</param>
/// <param name="Frame">What every page shows.</param>
internal sealed record PageRequest(HttpRequest Http, Caller Caller, QueryParameters Query, PageFrame Frame)
{
    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : Stp.Pages.Layout.Page<TModel>
        where TModel : class =>
        await PageRenderer.ResultAsync<TPage, TModel>(Frame, model, status);

    /// <summary>The page again after a form whose content could not be taken.</summary>
    public Task<IResult> ShowAgainAsync<TPage, TModel>(TModel model)
        where TPage : Stp.Pages.Layout.Page<TModel>
        where TModel : class =>
        ShowAsync<TPage, TModel>(model, StatusCodes.Status422UnprocessableEntity);

    /// <summary>After a form: on to the page that shows what it did.</summary>
    /// <param name="path">Address of the page, as <see cref="Frame"/> gives it.</param>
    /// <param name="notice">One of <see cref="PageNotices"/>.</param>
    /// <param name="query">What else its address says.</param>
    public IResult Done(string path, string notice, params IReadOnlyList<(string Name, string? Value)> query) =>
        SafeRedirect.To(PageFrame.Query(path, [.. query, (PageNotices.Parameter.Name, notice)]), Frame.BasePath);
}
