using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>
/// A message of queue <c>drop-copy</c> that asks for held messages to be normalized again. It names them and does not carry them: they may be larger
/// than a queue takes, and their venue, session and time of receipt are kept with them.
/// </summary>
/// <param name="Tickets">The held messages, up to <see cref="MaxTickets"/>.</param>
/// <param name="Batch">The batch whose next page is to be done, or null.</param>
/// <param name="Page">Number of that page.</param>
internal sealed record ReprocessOrder(IReadOnlyList<ReprocessTicket> Tickets, string? Batch = null, int Page = 0)
{
    /// <summary>As many as raw messages travel in one bundle.</summary>
    public const int MaxTickets = 100;

    /// <summary>Subject of such a message, by which it is told from raw messages.</summary>
    private const string Subject = "reprocess";

    public static bool Is(ServiceBusReceivedMessage message) => message.Subject == Subject;

    /// <summary>The order of a queue message.</summary>
    /// <exception cref="JsonException">The body is no order.</exception>
    public static ReprocessOrder Read(ServiceBusReceivedMessage message) =>
        JsonSerializer.Deserialize(message.Body.ToMemory().Span, StorageJson.Default.ReprocessOrder) ?? throw new JsonException("The order is null.");

    public ServiceBusMessage ToMessage() => new(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(this, StorageJson.Default.ReprocessOrder)))
    {
        MessageId = Guid.NewGuid().ToString("N"),
        ContentType = "application/json",
        Subject = Subject,
    };
}
