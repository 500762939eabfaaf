using System.Net;
using System.Net.Http.Json;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.Http;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Finance's end of the webhook: keeps what it is sent, and refuses as often as it is told to.</summary>
internal sealed class RecordingWebhook : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<(NoticeBody Body, string Key)> _taken = [];
    private int _attempts;

    /// <summary>Attempts from now on that are answered with 503.</summary>
    public int Refusals { get; set; }

    /// <summary>What was taken, in the order of arrival, with its idempotency key.</summary>
    public IReadOnlyList<(NoticeBody Body, string Key)> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    public IEnumerable<NoticeKind> Kinds => Taken.Select(notice => notice.Body.Kind);

    /// <summary>Attempts so far, refused ones too.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = (await request.Content!.ReadFromJsonAsync(HttpJson.Default.NoticeBody, cancellationToken))!;
        lock (_lock)
        {
            _attempts++;
            if (Refusals > 0)
            {
                Refusals--;
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            }

            _taken.Add((body, Assert.Single(request.Headers.GetValues("Idempotency-Key"))));
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}
