using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Stp.Embedded.Tests.Durable;

/// <summary>What a client does with instances.</summary>
public sealed class SteeringTests
{
    private static readonly string[] Steps = ["a", "b"];

    private readonly Probe _probe = new();

    [Fact]
    public async Task Suspended_instance_keeps_what_happens_until_it_is_resumed()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");
        await durable.Client.SuspendInstanceAsync("i", "audit");
        await durable.Client.RaiseEventAsync("i", "Approved", "yes");
        await durable.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await durable.StateAsync("i")).RuntimeStatus);
        await durable.CrashAsync();
        await durable.OpenAsync();
        await durable.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await durable.StateAsync("i")).RuntimeStatus);

        await durable.Client.ResumeInstanceAsync("i");
        await durable.SettleAsync();

        Assert.Equal("yes", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminated_instance_ends_with_the_output_given_and_its_children_go_on()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Family", instanceId: "i");

        await durable.Client.TerminateInstanceAsync("i", "enough");
        await durable.SettleAsync();

        var state = await durable.StateAsync("i");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (state.RuntimeStatus, state.ReadOutputAs<string>()));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await durable.StateAsync("child")).RuntimeStatus);
        await durable.Client.RaiseEventAsync("child", "Approved", "yes");
        await durable.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.StateAsync("child")).RuntimeStatus);
        Assert.Equal(state.LastUpdatedAt, (await durable.StateAsync("i")).LastUpdatedAt);
    }

    [Fact]
    public async Task Termination_can_reach_children_and_theirs()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Grandparent", instanceId: "g");

        await durable.Client.TerminateInstanceAsync("g", new TerminateInstanceOptions(Recursive: true));
        await durable.SettleAsync();

        foreach (var id in (string[])["g", "family", "child"])
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await durable.StateAsync(id)).RuntimeStatus);
        }

        Assert.Equal(0, (await durable.Client.PurgeInstanceAsync("unknown")).PurgedInstanceCount);
        Assert.Equal(3, (await durable.Client.PurgeInstanceAsync("g", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        Assert.Null(await durable.Client.GetInstanceAsync("child"));
        Assert.Empty(durable.Events("g"));
    }

    [Fact]
    public async Task Terminated_child_fails_its_parent()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Family", instanceId: "i");

        await durable.Client.TerminateInstanceAsync("child");
        await durable.SettleAsync();

        Assert.Contains("'child' was terminated", (await durable.StateAsync("i")).FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Running_instance_is_not_purged()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");
        await durable.RunAsync("Sequence", Steps);
        await durable.RunAsync("Nobody", instanceId: "failed");

        Assert.Equal(0, (await durable.Client.PurgeInstanceAsync("i")).PurgedInstanceCount);
        Assert.Equal(1, (await durable.Client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed]))).PurgedInstanceCount);
        var rest = await durable.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());
        Assert.Equal((1, true), (rest.PurgedInstanceCount, rest.IsComplete));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await durable.StateAsync("i")).RuntimeStatus);
    }

    [Fact]
    public async Task Id_in_use_is_refused_unless_the_instance_has_ended()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => durable.RunAsync("Approval", instanceId: "i"));
        await durable.Client.TerminateInstanceAsync("i");
        await durable.SettleAsync();
        Assert.Equal("a+b", (await durable.RunAsync("Sequence", Steps, instanceId: "i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Statuses_say_which_instance_may_be_replaced()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Sequence", Steps, instanceId: "ended");
        await durable.RunAsync("Approval", instanceId: "running");
        var any = new StartOrchestrationOptions("running").WithDedupeStatuses();
        var notCompleted = new StartOrchestrationOptions("ended").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => durable.Client.ScheduleNewOrchestrationInstanceAsync("Sequence", Steps, notCompleted));
        await Assert.ThrowsAsync<ArgumentException>(() => durable.Client.ScheduleNewOrchestrationInstanceAsync(
            "Sequence", Steps, any.WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated)));
        await durable.Client.ScheduleNewOrchestrationInstanceAsync("Sequence", Steps, any);
        await durable.SettleAsync();

        Assert.Equal("a+b", (await durable.StateAsync("running")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_can_be_for_later()
    {
        await using var durable = await StartAsync();
        var at = durable.Time.GetUtcNow().AddHours(1);
        var id = await durable.Client.ScheduleNewOrchestrationInstanceAsync("Approval", new StartOrchestrationOptions(StartAt: at));
        await durable.Client.RaiseEventAsync(id, "Approved", "early");
        await durable.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await durable.StateAsync(id)).RuntimeStatus);

        await durable.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("early", (await durable.StateAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Instances_are_listed_by_page_prefix_status_and_time()
    {
        await using var durable = await StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await durable.RunAsync("Sequence", Steps, instanceId: $"eod-{i}");
            durable.Time.Advance(TimeSpan.FromHours(1));
        }

        await durable.RunAsync("Approval", instanceId: "eod-running");
        await durable.RunAsync("Approval", instanceId: "other");

        Assert.Equal(6, await CountAsync(new OrchestrationQuery(InstanceIdPrefix: "eod-", PageSize: 2)));
        Assert.Equal(2, await CountAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])));
        Assert.Equal(3, await CountAsync(new OrchestrationQuery(
            CreatedFrom: durable.Time.GetUtcNow().AddHours(-3), Statuses: [OrchestrationRuntimeStatus.Completed])));
        var pages = 0;
        await foreach (var page in durable.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3)).AsPages())
        {
            Assert.InRange(page.Values.Count, 1, 3);
            pages++;
        }

        Assert.Equal(3, pages);

        async Task<int> CountAsync(OrchestrationQuery query)
        {
            var count = 0;
            await foreach (var _ in durable.Client.GetAllInstancesAsync(query))
            {
                count++;
            }

            return count;
        }
    }

    [Fact]
    public async Task Waiting_for_start_and_end()
    {
        await using var durable = await StartAsync();
        var id = await durable.Client.ScheduleNewOrchestrationInstanceAsync("Approval");
        var start = await durable.Client.WaitForInstanceStartAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Running, start.RuntimeStatus);
        var end = durable.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        await durable.Client.RaiseEventAsync(id, "Approved", "yes");

        Assert.Equal("yes", (await end).ReadOutputAs<string>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => durable.Client.WaitForInstanceCompletionAsync("unknown"));
        using var cancelled = new CancellationTokenSource();
        var never = durable.Client.WaitForInstanceCompletionAsync(await durable.Client.ScheduleNewOrchestrationInstanceAsync("Approval"), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
    }

    private Task<DurableUnderTest> StartAsync() => DurableUnderTest.StartAsync(
        [typeof(SampleOrchestrations), typeof(Families)], services => services.AddSingleton(_probe));
}
