namespace Stp.Pages.Layout;

/// <summary>A link.</summary>
/// <param name="Href">Where it goes.</param>
/// <param name="Label">What it says.</param>
public sealed record PageLink(string Href, string Label);
