using System.Net;

namespace Stp.Embedded.Tests.Commands;

/// <summary>Answers requests from a script: what is not answered by it is accepted with one message.</summary>
internal sealed class FakeHost(params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _script = new(script);

    public List<(HttpMethod Method, string Address, string Body)> Requests { get; } = [];

    public static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Refuse() => throw new HttpRequestException("Connection refused");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method, request.RequestUri!.ToString(), body));
        var response = _script.TryDequeue(out var answer) ? answer() : Answer(HttpStatusCode.Accepted, """{"accepted":1,"messages":1}""");
        response.RequestMessage = request;
        return response;
    }
}
