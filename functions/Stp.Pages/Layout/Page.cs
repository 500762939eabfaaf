using Microsoft.AspNetCore.Components;

namespace Stp.Pages.Layout;

/// <summary>A page: a pure function of what surrounds it and of its model.</summary>
public abstract class Page<TModel> : ComponentBase
    where TModel : class
{
    /// <summary>What every page shows.</summary>
    [Parameter, EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What this page shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
