using Azure.Messaging.ServiceBus;

namespace Stp.Functions.Messaging;

/// <summary>What became of a batch.</summary>
/// <param name="Left">Messages that are not done; whether they are done later or come again, nothing is lost.</param>
/// <param name="Faults">What was in their way; empty where nothing was.</param>
internal readonly record struct BatchOutcome(IReadOnlyList<ServiceBusReceivedMessage> Left, IReadOnlyList<Exception> Faults);
