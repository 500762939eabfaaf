namespace Stp.Functions.Messaging;

/// <summary>The Service Bus queues, and the setting that names their namespace.</summary>
internal static class Queues
{
    /// <summary>Raw drop-copy messages, one or more a queue message, with properties <c>venue</c>, <c>session</c> and <c>receivedAt</c>.</summary>
    public const string DropCopy = "drop-copy";

    /// <summary>One trade event a queue message, as JSON.</summary>
    public const string TradeEvents = "trade-events";

    /// <summary>Behind the name of a queue: the path of its dead letters.</summary>
    public const string DeadLetters = "/$deadletterqueue";

    /// <summary>Prefix of the connection settings: <c>ServiceBus__fullyQualifiedNamespace</c> and so on.</summary>
    public const string Connection = "ServiceBus";

    public const string VenueProperty = "venue";
    public const string SessionProperty = "session";
    public const string ReceivedAtProperty = "receivedAt";
}
