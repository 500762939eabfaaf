using Azure.Messaging.ServiceBus;
using Stp.Domain.People;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>What a held message carries with it on its way through normalizing and booking again, so that its outcome finds it.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="Attempt">Which attempt it is.</param>
/// <param name="By">Name of who asked for it.</param>
/// <param name="Batch">The batch that it belongs to, or null.</param>
/// <param name="ById">What stays theirs whatever they are called; null in tickets from before it was kept.</param>
internal sealed record ReprocessTicket(string ExceptionId, int Attempt, string By, string? Batch, string? ById = null)
{
    private const string ExceptionProperty = "exceptionId";
    private const string AttemptProperty = "attempt";
    private const string ByProperty = "by";
    private const string BatchProperty = "batch";
    private const string ByIdProperty = "byId";

    /// <summary>
    /// Id of the queue message of what it became. Another attempt at the same content has another id, so that the detection of duplicates does
    /// not take away the message that brings the outcome.
    /// </summary>
    public string MessageId => $"{ExceptionId}!{Attempt}";

    public Person Asker => new(By, ById);

    /// <summary>The ticket of a queue message, or null where it has none.</summary>
    public static ReprocessTicket? Of(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(ExceptionProperty) is string id
        && message.ApplicationProperties.GetValueOrDefault(AttemptProperty) is int attempt
        && message.ApplicationProperties.GetValueOrDefault(ByProperty) is string by
            ? new ReprocessTicket(
                id,
                attempt,
                by,
                message.ApplicationProperties.GetValueOrDefault(BatchProperty) as string,
                message.ApplicationProperties.GetValueOrDefault(ByIdProperty) as string)
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

        if (ById is not null)
        {
            message.ApplicationProperties[ByIdProperty] = ById;
        }
    }
}
