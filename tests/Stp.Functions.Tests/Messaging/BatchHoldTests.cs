using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stp.Functions.Messaging;
using Stp.Functions.Resilience;

namespace Stp.Functions.Tests.Messaging;

public sealed class BatchHoldTests : IDisposable
{
    private static readonly HttpRequestException Passing = new("The service is down.");

    private readonly List<ServiceBusReceivedMessage> _messages =
        [.. Enumerable.Range(1, 3).Select(i => ServiceBusModelFactory.ServiceBusReceivedMessage(messageId: i.ToString()))];

    private readonly Actions _actions = new();
    private readonly Lifetime _lifetime = new();
    private readonly List<string> _worked = [];

    public void Dispose() => _lifetime.Dispose();

    [Fact]
    public async Task What_is_left_is_tried_again_under_renewed_locks_until_the_fault_has_passed()
    {
        await RunAsync(attempt => attempt < 3 ? new BatchOutcome(_messages[1..], [Passing]) : new BatchOutcome([], []));

        Assert.Equal(["1 2 3", "2 3", "2 3"], _worked);
        Assert.Equal(["2", "2", "3", "3"], _actions.Renewed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_the_whole_batch_leaves_all_of_it()
    {
        await RunAsync(attempt => attempt == 1 ? throw Passing : new BatchOutcome([], []));

        Assert.Equal(["1 2 3", "1 2 3"], _worked);
    }

    [Fact]
    public async Task A_message_whose_lock_is_lost_is_left_to_whoever_has_it()
    {
        _actions.Lost = "2";

        await RunAsync(attempt => attempt == 1 ? new BatchOutcome(_messages[1..], [Passing]) : new BatchOutcome([], []));

        Assert.Equal(["1 2 3", "3"], _worked);
    }

    [Fact]
    public async Task A_batch_whose_locks_are_all_lost_has_ended()
    {
        _actions.Lost = "2";

        await RunAsync(_ => new BatchOutcome([_messages[1]], [Passing]));

        Assert.Equal(["1 2 3"], _worked);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_goes_back_at_once()
    {
        var fault = await Assert.ThrowsAsync<AggregateException>(() => RunAsync(_ => new BatchOutcome(_messages[2..], [new InvalidOperationException("wrong")])));

        Assert.Equal("wrong", Assert.Single(fault.InnerExceptions).Message);
        Assert.Equal(["1 2 3"], _worked);
    }

    [Fact]
    public async Task What_was_kept_for_as_long_as_it_may_be_goes_back()
    {
        await Assert.ThrowsAsync<AggregateException>(() => RunAsync(_ => throw Passing, limit: TimeSpan.Zero));

        Assert.Equal(["1 2 3"], _worked);
    }

    [Fact]
    public async Task A_host_that_stops_keeps_nothing()
    {
        await Assert.ThrowsAsync<AggregateException>(() => RunAsync(
            _ =>
            {
                _lifetime.StopApplication();
                throw Passing;
            },
            pause: TimeSpan.FromHours(1)));

        Assert.Equal(["1 2 3"], _worked);
    }

    private Task RunAsync(Func<int, BatchOutcome> work, TimeSpan? limit = null, TimeSpan? pause = null)
    {
        var options = new StpResilienceOptions { HoldPause = pause ?? TimeSpan.FromMilliseconds(1), HoldLimit = limit ?? TimeSpan.FromHours(2) };
        var hold = new BatchHold(Options.Create(options), TimeProvider.System, _lifetime, NullLogger<BatchHold>.Instance);
        return hold.RunAsync(
            _messages,
            _actions,
            left =>
            {
                _worked.Add(string.Join(' ', left.Select(message => message.MessageId)));
                return Task.FromResult(work(_worked.Count));
            },
            CancellationToken.None);
    }

    private sealed class Actions : ServiceBusMessageActions
    {
        public string? Lost { get; set; }

        public List<string> Renewed { get; } = [];

        public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            if (message.MessageId == Lost)
            {
                throw new InvalidOperationException("The lock is lost.");
            }

            Renewed.Add(message.MessageId);
            return Task.CompletedTask;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
