using System.Net;
using System.Text;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary>The page about the API, for people: every route with its parameters, answers and problems, as the contracts say it.</summary>
internal static class DocsPage
{
    public static string Html(IReadOnlyList<RouteEntry> routes)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<title>HTTP API</title><style>").Append(DocsStyle.Css).Append("</style></head><body><header><h1>HTTP API</h1>")
            .Append("<p>All paths are below <code>/api</code>. For programs there is <a href=\"openapi.json\">openapi.json</a>.</p></header>");
        WriteContents(page, routes);
        page.Append("<main>");
        foreach (var group in routes.GroupBy(ApiOperation.TagOf))
        {
            page.Append($"<section><h2>{Text(group.Key)}</h2>");
            foreach (var route in group)
            {
                WriteRoute(page, route);
            }

            page.Append("</section>");
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static void WriteContents(StringBuilder page, IReadOnlyList<RouteEntry> routes)
    {
        page.Append("<nav aria-label=\"Routes\"><ul>");
        foreach (var route in routes)
        {
            page.Append($"<li><a href=\"#{Text(route.Function)}\"><code>{route.Method} {Text(route.Path)}</code></a></li>");
        }

        page.Append("</ul></nav>");
    }

    private static void WriteRoute(StringBuilder page, RouteEntry route)
    {
        var contract = route.Contract;
        page.Append($"<article id=\"{Text(route.Function)}\"><h3>{route.Method} {Text(route.Path)}</h3><p>{Text(contract.Summary)} ")
            .Append(contract.Role is null ? "Open to everybody." : $"Needs the role <code>{Text(contract.Role)}</code>.")
            .Append(contract.ConcernsAllAccounts ? " Not for callers who are restricted to some accounts.</p>" : "</p>");
        WriteTable(page, "Parameters", contract.Path.Select(p => (p.Name, p.Description, p.Example)).Concat(contract.Query.Select(q => (q.Name, q.Description, q.Example))));
        if (contract.Body is { } body)
        {
            WriteExample(page, $"Body: {body.MediaType}. {body.Description}", body.Example.Value);
        }

        foreach (var answer in contract.Answers)
        {
            var mediaType = answer.MediaType is null ? "" : " " + answer.MediaType;
            WriteExample(page, $"{answer.Status}{mediaType}: {answer.Description}", answer.Example.Value);
        }

        page.Append("<details><summary>Problems</summary>");
        WriteTable(page, "", contract.AllProblems(route.Method).OrderBy(kind => kind.Status).Select(kind => (kind.Code, kind.Meaning, kind.Status.ToString())));
        page.Append("</details></article>");
    }

    private static void WriteTable(StringBuilder page, string caption, IEnumerable<(string Name, string Meaning, string Value)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        page.Append($"<table><caption>{Text(caption)}</caption>");
        foreach (var (name, meaning, value) in all)
        {
            page.Append($"<tr><th scope=\"row\"><code>{Text(name)}</code></th><td>{Text(meaning)}</td><td><code>{Text(value)}</code></td></tr>");
        }

        page.Append("</table>");
    }

    private static void WriteExample(StringBuilder page, string summary, byte[] example) =>
        page.Append($"<details><summary>{Text(summary)}</summary><pre>{Text(Encoding.UTF8.GetString(example))}</pre></details>");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
