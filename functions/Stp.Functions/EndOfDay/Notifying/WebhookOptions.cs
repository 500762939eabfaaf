namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Where finance is told of the end of day.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "EndOfDay:Webhook";

    /// <summary>Address that takes a JSON body by POST, <c>https</c>, or <c>http</c> on this machine. None: notices are only logged.</summary>
    public Uri? Url { get; set; }

    /// <summary>How long one attempt may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
