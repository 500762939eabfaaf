using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.ServiceBus;

namespace Stp.Embedded.Tests.Hosting;

public sealed class QueueTriggerTests
{
    private readonly QueueProbe _probe = new();

    [Fact]
    public async Task A_batch_is_handed_over_and_completed()
    {
        await using var host = await StartAsync<AutoCompletedBatch>();
        await SendAsync(host, 35);

        await Eventually.HoldsAsync(() => Counts(host) == default, "the queue is empty");

        Assert.Equal(Enumerable.Range(0, 35), _probe.Bodies.Select(int.Parse).Order());
        Assert.All(_probe.BatchSizes, size => Assert.InRange(size, 1, 10));
    }

    [Fact]
    public async Task Single_messages_come_one_by_one()
    {
        await using var host = await StartAsync<SingleMessage>();
        await SendAsync(host, 5);

        await Eventually.HoldsAsync(() => Counts(host) == default, "the queue is empty");

        Assert.Equal([1, 1, 1, 1, 1], _probe.BatchSizes);
        Assert.All(_probe.Contexts, context => Assert.Equal("Single", context.FunctionDefinition.Name));
        Assert.Equal(5, _probe.Contexts.Select(context => context.InvocationId).Distinct().Count());
    }

    [Fact]
    public async Task Without_auto_complete_only_what_the_function_settles_is_settled()
    {
        _probe.Handle = async (messages, actions, cancellationToken) =>
        {
            foreach (var message in messages)
            {
                switch (message.Body.ToString())
                {
                    case "0": await actions.CompleteMessageAsync(message, cancellationToken); break;
                    case "1": await actions.DeadLetterMessageAsync(message, null, "bad", "very bad", cancellationToken); break;
                }
            }
        };
        await using var host = await StartAsync<SelfSettledBatch>();
        await SendAsync(host, 3);

        await Eventually.HoldsAsync(() => Counts(host) == new QueueCounts(1, 1), "one message is left locked and one is a dead letter");
    }

    [Fact]
    public async Task When_a_function_fails_what_it_settled_stays_settled_and_the_rest_comes_again()
    {
        var failures = 0;
        _probe.Handle = async (messages, actions, cancellationToken) =>
        {
            if (failures++ == 0)
            {
                await actions.CompleteMessageAsync(messages[0], cancellationToken);
                throw new InvalidOperationException("broken");
            }
        };
        await using var host = await StartAsync<AutoCompletedBatch>();
        await SendAsync(host, 4);

        await Eventually.HoldsAsync(() => Counts(host) == default, "the queue is empty");

        Assert.Equal("0", Assert.Single(_probe.Bodies.GroupBy(body => body), group => group.Key == "0" && group.Count() == 1).Key);
        Assert.True(_probe.Bodies.Count > 4);
    }

    [Fact]
    public async Task A_message_that_always_fails_ends_as_a_dead_letter_which_a_function_can_drain()
    {
        _probe.Handle = (messages, _, _) => messages[0].DeadLetterReason is null ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await using var host = await StartAsync<AutoCompletedBatch>(typeof(DeadLetters));
        await SendAsync(host, 1);

        await Eventually.HoldsAsync(() => _probe.Contexts.Any(context => context.FunctionDefinition.Name == "DeadLetters"), "the dead letter is drained");
        await Eventually.HoldsAsync(() => Counts(host) == default, "both queues are empty");

        Assert.Equal(3, _probe.Contexts.Count(context => context.FunctionDefinition.Name == "Batch"));
    }

    [Fact]
    public async Task Locks_of_a_long_invocation_are_renewed()
    {
        var (end, time) = (new TaskCompletionSource(), new RenewalTime());
        _probe.Handle = (_, _, _) => end.Task;
        await using var host = await StartAsync<SingleMessage>(time: time);
        await SendAsync(host, 1);

        // One and a half times as long as a lock holds.
        for (var renewals = 0; renewals < 3; renewals++)
        {
            await Eventually.HoldsAsync(() => time.Awaited > renewals, "a renewal is waited for");
            time.Advance(RenewalTime.Period);
        }

        await Eventually.HoldsAsync(() => time.Awaited > 3, "the last renewal has been made");
        end.SetResult();

        await Eventually.HoldsAsync(() => Counts(host) == default, "the message is completed");
        Assert.Single(_probe.Bodies);
    }

    [Fact]
    public async Task Stopping_lets_a_running_function_end_and_settles_its_messages()
    {
        var started = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        _probe.Handle = (_, _, _) =>
        {
            started.SetResult();
            return end.Task;
        };
        await using var host = await StartAsync<SingleMessage>();
        await SendAsync(host, 1);
        await started.Task;
        var queues = host.Host.Queues;
        var stopping = host.Host.StopAsync();
        await SendAsync(host, 1);
        Assert.False(stopping.IsCompleted);
        end.SetResult();
        await stopping;

        Assert.Equal(1, queues.Count("work").Active);
        Assert.Single(_probe.Bodies);
    }

    private Task<HostUnderTest> StartAsync<TFunction>(Type? another = null, TimeProvider? time = null) => HostUnderTest.StartAsync(
        _probe, another is null ? [typeof(TFunction)] : [typeof(TFunction), another], options => options with { Time = time ?? options.Time });

    private static QueueCounts Counts(HostUnderTest host) => host.Host.Queues.Count("work");

    private static Task SendAsync(HostUnderTest host, int count) =>
        host.Host.Services.GetRequiredService<ServiceBusClient>().CreateSender("work")
            .SendMessagesAsync(Enumerable.Range(0, count).Select(i => new ServiceBusMessage($"{i}")));

    /// <summary>A clock that the test turns, and that tells how often somebody has begun to wait for half of a lock's time.</summary>
    private sealed class RenewalTime : FakeTimeProvider
    {
        public static readonly TimeSpan Period = HostUnderTest.LockDuration / 2;

        private int _awaited;

        public int Awaited => Volatile.Read(ref _awaited);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Period)
            {
                Interlocked.Increment(ref _awaited);
            }

            return timer;
        }
    }
}
