using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Stp.Pages.Layout;

namespace Stp.Pages.Rendering;

/// <summary>
/// Turns a page and its model into HTML. It needs no endpoints, circuits or services of the host: a component of this library knows nothing but its
/// model, so an empty provider is all that it is given, and a component that asks for a service fails in its first test.
/// </summary>
public static class PageRenderer
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <summary>The whole document.</summary>
    /// <param name="frame">What every page shows: who reads it, where links go.</param>
    /// <param name="model">What this page shows.</param>
    public static Task<string> HtmlAsync<TPage, TModel>(PageFrame frame, TModel model)
        where TPage : Page<TModel>
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(model);
        return ComponentAsync<TPage>(new Dictionary<string, object?> { [nameof(Page<>.Frame)] = frame, [nameof(Page<>.Model)] = model });
    }

    /// <summary>The page as an answer of a function.</summary>
    /// <param name="frame">What every page shows.</param>
    /// <param name="model">What this page shows.</param>
    /// <param name="statusCode">The status of HTTP: a form with a mistake comes back with 422, a page that is not there with 404.</param>
    public static async Task<PageResult> ResultAsync<TPage, TModel>(PageFrame frame, TModel model, int statusCode = 200)
        where TPage : Page<TModel>
        where TModel : class =>
        new(await HtmlAsync<TPage, TModel>(frame, model), statusCode);

    /// <summary>Any component, for instance one part of a page.</summary>
    public static async Task<string> ComponentAsync<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }
}
