using Azure.Messaging.ServiceBus;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>What a held message carries with it on its way through normalizing and booking again, so that its outcome finds it.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="Attempt">Which attempt it is.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Batch">The batch that it belongs to, or null.</param>
internal sealed record ReprocessTicket(string ExceptionId, int Attempt, string By, string? Batch)
{
    private const string ExceptionProperty = "exceptionId";
    private const string AttemptProperty = "attempt";
    private const string ByProperty = "by";
    private const string BatchProperty = "batch";

    /// <summary>
    /// Id of the queue message of what it became. Another attempt at the same content has another id, so that the detection of duplicates does
    /// not take away the message that brings the outcome.
    /// </summary>
    public string MessageId => $"{ExceptionId}!{Attempt}";

    /// <summary>The ticket of a queue message, or null where it has none.</summary>
    public static ReprocessTicket? Of(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(ExceptionProperty) is string id
        && message.ApplicationProperties.GetValueOrDefault(AttemptProperty) is int attempt
        && message.ApplicationProperties.GetValueOrDefault(ByProperty) is string by
            ? new ReprocessTicket(id, attempt, by, message.ApplicationProperties.GetValueOrDefault(BatchProperty) as string)
            : null;

    public void WriteTo(ServiceBusMessage message)
    {
        message.ApplicationProperties[ExceptionProperty] = ExceptionId;
        message.ApplicationProperties[AttemptProperty] = Attempt;
        message.ApplicationProperties[ByProperty] = By;
        if (Batch is not null)
        {
            message.ApplicationProperties[BatchProperty] = Batch;
        }
    }
}
