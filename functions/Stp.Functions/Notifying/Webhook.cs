using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Stp.Functions.Notifying;

/// <summary>Tells people by the firm's webhooks: a chat channel, a mail gateway, a pager.</summary>
internal sealed class Webhook(IHttpClientFactory clients, IOptionsMonitor<WebhookOptions> options)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>How an orchestration tries a notice again: about ten minutes in all.</summary>
    public static TaskOptions Retry { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 8, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <summary>Posts a notice once; nothing where the section names no address.</summary>
    /// <param name="section">Configuration section of the webhook, which is also the name of its HTTP client.</param>
    /// <param name="body">What is told.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="key">The same for each attempt at one notice, so that the receiver can drop what it has.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="HttpRequestException">The receiver cannot be reached, or refuses.</exception>
    public async Task PostAsync<T>(string section, T body, JsonTypeInfo<T> type, string key, CancellationToken cancellationToken)
    {
        if (options.Get(section).Url is not { } url)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body, type) };
        request.Headers.Add(IdempotencyKey, key);
        using var client = clients.CreateClient(section);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Adds the webhook of a configuration section.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration, string section)
    {
        services.AddOptions<WebhookOptions>(section).Bind(configuration.GetSection(section));
        services.AddHttpClient(
            section, (provider, client) => client.Timeout = provider.GetRequiredService<IOptionsMonitor<WebhookOptions>>().Get(section).Timeout);
    }
}
