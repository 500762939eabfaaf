using System.Security.Cryptography;
using System.Text;

namespace Stp.Functions.Http.OpenApi;

/// <summary>The looks of the page about the API. They stand in the page itself, and its policy names them by their digest and nothing else.</summary>
internal static class DocsStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--line:#8886;--soft:#8882}
        body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}
        h2{margin-top:3rem;border-bottom:1px solid var(--line)}
        article{margin:2rem 0}
        h3{font:600 1.05rem ui-monospace,monospace;overflow-wrap:anywhere}
        code,pre{font:0.9rem ui-monospace,monospace}
        pre{background:var(--soft);padding:.75rem;overflow:auto;max-height:24rem;border-radius:.25rem}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;font-weight:600;padding-top:.5rem}
        li,code{overflow-wrap:anywhere}
        td,th{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--line)}
        nav ul{columns:18rem;padding-left:1.2rem}
        summary{cursor:pointer}
        @media print{details::details-content{content-visibility:visible}nav{display:none}}
        """;

    /// <summary>The page may use this style and load nothing at all.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
