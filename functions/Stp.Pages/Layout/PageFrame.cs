using Stp.Pages.Assets;

namespace Stp.Pages.Layout;

/// <summary>What every page shows around its own content, and where its links go.</summary>
public sealed record PageFrame
{
    /// <summary>Name of the hidden field of every form that changes something.</summary>
    public const string TokenField = "formToken";

    /// <summary>Path of the pages, with a slash at both ends: every link and form begins with it.</summary>
    public required string BasePath { get; init; }

    /// <summary>Path of the HTTP API, with a slash at both ends: scripts read from it.</summary>
    public required string ApiPath { get; init; }

    /// <summary>Who reads the page; null where nobody has signed in.</summary>
    public required string? UserName { get; init; }

    /// <summary>Whether the reader sees some accounts only: what concerns all of them together is not offered.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Where the reader signs in, to come back here; null where pages have no part in that.</summary>
    public string? SignInHref { get; init; }

    /// <summary>Where the reader signs out; null where pages have no part in that.</summary>
    public string? SignOutHref { get; init; }

    /// <summary>Roles of the reader: entries and forms that need another are left out.</summary>
    public required IReadOnlySet<string> Roles { get; init; }

    /// <summary>When the page was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Value of the hidden field of every form; null where the host tells foreign forms in another way.</summary>
    public string? FormToken { get; init; }

    /// <summary>Which system this is, where it is not the one that counts: <c>demo</c>, <c>test</c>. Null where it is.</summary>
    public string? Environment { get; init; }

    /// <summary>What has just been done, or could not be done; null for nothing.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>Whether the reader has a role.</summary>
    public bool May(string role) => Roles.Contains(role);

    /// <summary>Address of a page: each part is escaped, so a name may hold a slash, a quote or a question mark.</summary>
    public string Path(params IReadOnlyList<string> parts) => BasePath + string.Join('/', parts.Select(Uri.EscapeDataString));

    /// <summary>Address of a file that pages load.</summary>
    public string Asset(string name) => $"{BasePath}{PageAsset.Folder}/{PageAsset.All[name].Version}/{name}";

    /// <summary>An address with a query; parameters without a value are left out.</summary>
    public static string Query(string path, params IReadOnlyList<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}

/// <summary>A line about what was done.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="IsProblem">Whether it tells of something that could not be done.</param>
public sealed record PageNotice(string Text, bool IsProblem = false);
