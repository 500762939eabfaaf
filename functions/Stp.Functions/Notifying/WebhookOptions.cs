namespace Stp.Functions.Notifying;

/// <summary>One of the firm's webhooks. Each kind of notice has its own section, because each goes to other people.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Address that takes a JSON body by POST, <c>https</c>, or <c>http</c> on this machine. None: notices are only logged.</summary>
    public Uri? Url { get; set; }

    /// <summary>How long one attempt may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
