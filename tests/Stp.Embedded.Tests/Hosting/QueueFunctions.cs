using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Stp.Embedded.Tests.Hosting;

/// <summary>What a queue function does and has seen, shared with its test.</summary>
public sealed class QueueProbe
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    public ConcurrentQueue<int> BatchSizes { get; } = [];

    public ConcurrentQueue<FunctionContext> Contexts { get; } = [];

    public Func<ServiceBusReceivedMessage[], ServiceBusMessageActions, CancellationToken, Task> Handle { get; set; } = (_, _, _) => Task.CompletedTask;

    public Task SeeAsync(ServiceBusReceivedMessage[] messages, ServiceBusMessageActions actions, FunctionContext context, CancellationToken cancellationToken)
    {
        BatchSizes.Enqueue(messages.Length);
        Contexts.Enqueue(context);
        Array.ForEach(messages, message => Bodies.Enqueue(message.Body.ToString()));
        return Handle(messages, actions, cancellationToken);
    }
}

public sealed class AutoCompletedBatch(QueueProbe probe)
{
    [Function("Batch")]
    public Task RunAsync(
        [ServiceBusTrigger("work", IsBatched = true)] ServiceBusReceivedMessage[] messages, ServiceBusMessageActions actions,
        FunctionContext context, CancellationToken cancellationToken) => probe.SeeAsync(messages, actions, context, cancellationToken);
}

public sealed class SelfSettledBatch(QueueProbe probe)
{
    [Function("Batch")]
    public Task RunAsync(
        [ServiceBusTrigger("work", IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions, FunctionContext context, CancellationToken cancellationToken) =>
        probe.SeeAsync(messages, actions, context, cancellationToken);
}

public sealed class SingleMessage(QueueProbe probe)
{
    [Function("Single")]
    public async ValueTask RunAsync([ServiceBusTrigger("work")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, FunctionContext context) =>
        await probe.SeeAsync([message], actions, context, context.CancellationToken);
}

public sealed class DeadLetters(QueueProbe probe)
{
    [Function("DeadLetters")]
    public Task RunAsync([ServiceBusTrigger("work/$DeadLetterQueue")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, FunctionContext context) =>
        probe.SeeAsync([message], actions, context, context.CancellationToken);
}
