using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stp.Embedded.Tests.Http;

/// <summary>Sends requests of an .http file, filling in variables and what earlier answers said.</summary>
internal sealed partial class HttpFileRunner(HttpFile file, HttpClient http)
{
    private readonly Dictionary<string, JsonElement> _answers = [];
    private readonly Dictionary<string, string?> _tags = [];

    /// <summary>Makes a request ready to be sent by a user, whose key it carries; without a key where that is null.</summary>
    public HttpRequestMessage Message(HttpFileRequest request, string? key)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), Filled(request.Url));
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body.StartsWith("< ", StringComparison.Ordinal)
                ? File.ReadAllBytes(Path.Combine(file.Folder, body[2..].Trim()))
                : Encoding.UTF8.GetBytes(Filled(body)));
        }

        foreach (var (name, value) in request.Headers)
        {
            if (name == "Content-Type")
            {
                message.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                message.Headers.Add(name, Filled(value));
            }
        }

        if (key is not null)
        {
            message.Headers.Add("X-Api-Key", key);
        }

        return message;
    }

    /// <summary>Sends a request and keeps what it answered for those after it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpFileRequest request, string? key)
    {
        var response = await http.SendAsync(Message(request, key));
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            _answers[request.Name] = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        }

        _tags[request.Name] = response.Headers.ETag?.ToString();
        return response;
    }

    private string Filled(string text) => Variable().Replace(text, match => Value(match.Groups["name"].Value));

    private string Value(string name)
    {
        const string FromAnswer = ".response.body.$.";
        const string Tag = ".response.headers.ETag";
        if (name.EndsWith(Tag, StringComparison.Ordinal))
        {
            return _tags[name[..^Tag.Length]]!;
        }

        var at = name.IndexOf(FromAnswer, StringComparison.Ordinal);
        if (at < 0)
        {
            // The host of the file is that of the demo; here it is wherever the test listens.
            return name == "host" ? http.BaseAddress!.ToString().TrimEnd('/') : Filled(file.Variables[name]);
        }

        var value = _answers[name[..at]];
        foreach (var step in name[(at + FromAnswer.Length)..].Split('.', '[', ']').Where(step => step.Length > 0))
        {
            value = int.TryParse(step, out var index) ? value[index] : value.GetProperty(step);
        }

        return value.ToString();
    }

    [GeneratedRegex(@"\{\{(?<name>.+?)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Variable();
}
