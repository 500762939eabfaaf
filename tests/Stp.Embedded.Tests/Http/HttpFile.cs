namespace Stp.Embedded.Tests.Http;

/// <summary>A request of an .http file, with its variables still in it.</summary>
/// <param name="Name">What <c># @name</c> says.</param>
/// <param name="Status">What <c># @status</c> expects, or null for any success.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">The address.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Body">Body, or null; <c>&lt; file</c> for the content of a file beside.</param>
public sealed record HttpFileRequest(
    string Name, int? Status, string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? Body);

/// <summary>Reads docs/stp.http: requests between lines of <c>###</c>, variables as <c>@name = value</c>.</summary>
public sealed class HttpFile
{
    private HttpFile(string folder, IReadOnlyDictionary<string, string> variables, IReadOnlyList<HttpFileRequest> requests) =>
        (Folder, Variables, Requests) = (folder, variables, requests);

    public static HttpFile Docs { get; } = Read(Path.Combine(Samples.SampleFolder.Path, "..", "..", "docs", "stp.http"));

    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public IReadOnlyList<HttpFileRequest> Requests { get; }

    /// <summary>The requests that read, and of the others those whose answers they name.</summary>
    public IEnumerable<HttpFileRequest> Reads => Requests.Where(request =>
        request.Method == "GET" || Requests.Any(other => other.Method == "GET" && other.Url.Contains($$$"""{{{{{request.Name}}}.response.""", StringComparison.Ordinal)));

    private static HttpFile Read(string path)
    {
        var parts = File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n###");
        var variables = parts[0].Split('\n').Where(line => line.StartsWith('@'))
            .Select(line => line[1..].Split('=', 2))
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
        return new HttpFile(Path.GetDirectoryName(Path.GetFullPath(path))!, variables, [.. parts.Skip(1).Select(Parse)]);
    }

    private static HttpFileRequest Parse(string part)
    {
        // The rest of the line of ### is a title.
        var lines = part.Split('\n').Skip(1).ToList();
        var comments = lines.Where(line => line.StartsWith("# @", StringComparison.Ordinal)).Select(line => line[3..].Split(' ', 2)).ToDictionary(c => c[0], c => c[1].Trim());
        var request = lines.SkipWhile(line => line.Length == 0 || line.StartsWith('#')).ToList();
        var first = request[0].Split(' ', 2);
        var headers = request.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim());
        var body = string.Join('\n', request.Skip(1 + headers.Count)).Trim();
        return new HttpFileRequest(
            comments["name"],
            comments.TryGetValue("status", out var status) ? int.Parse(status) : null,
            first[0],
            first[1].Trim(),
            headers,
            body.Length == 0 ? null : body);
    }
}
