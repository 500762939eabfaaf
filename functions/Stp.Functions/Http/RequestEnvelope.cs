using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Stp.Functions.Http;

/// <summary>What is around every request, in Azure and embedded alike: its id, in the log and in the answer, and the headers for browsers.</summary>
internal sealed class RequestEnvelope(ILogger<RequestEnvelope> logger)
{
    public async Task RunAsync(HttpContext http, Func<Task> next)
    {
        RequestId.Assign(http);
        SecurityHeaders.AddTo(http);
        // The trace and span of the caller's traceparent stand in the log beside it: the runtime takes them from the current activity.
        using (logger.BeginScope(new Dictionary<string, object> { ["RequestId"] = RequestId.Of(http) }))
        {
            await next();
        }
    }
}
