using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable;

namespace Stp.Embedded.Tests.Durable;

public sealed class ExternalEventTests
{
    private readonly Probe _probe = new();

    [Fact]
    public async Task Event_completes_the_wait_and_case_of_its_name_does_not_matter()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");

        await durable.Client.RaiseEventAsync("i", "APPROVED", "yes");
        await durable.SettleAsync();

        var state = await durable.StateAsync("i");
        Assert.Equal("yes", state.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_ends_when_its_time_is_over()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");

        await durable.AdvanceAsync(TimeSpan.FromDays(1.1));

        Assert.Equal("too late", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_that_come_before_the_wait_are_kept_in_their_order()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("LateListener", instanceId: "i");
        foreach (var payload in (string[])["1", "2", "3"])
        {
            await durable.Client.RaiseEventAsync("i", "Note", payload);
        }

        await durable.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal("1+2+3", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_that_comes_after_a_wait_was_given_up_is_kept_for_the_next()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("PatientListener", instanceId: "i");
        await durable.AdvanceAsync(TimeSpan.FromHours(1));
        await durable.Client.RaiseEventAsync("i", "Note", "late");

        await durable.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal("late", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_latest_of_several_waits_gets_the_event_first()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("TwoListeners", instanceId: "i");

        await durable.Client.RaiseEventAsync("i", "Note", "first");
        await durable.Client.RaiseEventAsync("i", "Note", "second");
        await durable.SettleAsync();

        Assert.Equal("second+first", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_that_cannot_be_read_fails_the_wait()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Counter", 1, instanceId: "i");

        await durable.Client.RaiseEventAsync("i", "Add", "no number");
        await durable.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await durable.StateAsync("i")).RuntimeStatus);
    }

    [Fact]
    public async Task Event_for_nobody_is_dropped()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Sequence", Array.Empty<string>(), instanceId: "ended");

        await durable.Client.RaiseEventAsync("ended", "Note");
        await durable.Client.RaiseEventAsync("unknown", "Note");
        await durable.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.StateAsync("ended")).RuntimeStatus);
    }

    [Fact]
    public async Task Orchestrations_send_events_to_one_another()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "i");

        await durable.RunAsync("Approver", "i");

        Assert.Equal("by another", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_that_were_not_waited_for_go_along_when_an_orchestration_starts_afresh()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Counter", 0, instanceId: "i");
        for (var i = 1; i <= 50; i++)
        {
            await durable.Client.RaiseEventAsync("i", "Add", i);
        }

        await durable.Client.RaiseEventAsync("i", "Add", 0);
        await durable.SettleAsync();

        Assert.Equal($"{50 * 51 / 2}", (await durable.StateAsync("i")).ReadOutputAs<string>());
        Assert.InRange(durable.Events("i").Count, 1, 60);
    }

    [Fact]
    public async Task Events_can_be_dropped_when_an_orchestration_starts_afresh()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Forgetful", 1, instanceId: "i");
        await durable.Client.RaiseEventAsync("i", "Note", "lost");
        await durable.SettleAsync();
        await durable.Client.RaiseEventAsync("i", "Go");
        await durable.SettleAsync();

        await durable.Client.RaiseEventAsync("i", "Note", "found");
        await durable.SettleAsync();

        Assert.Equal("found", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Nobody_can_fill_the_file_with_events()
    {
        await using var durable = await StartAsync(new DurableOptions { MaxWaitingMessages = 2 });
        await durable.Client.ScheduleNewOrchestrationInstanceAsync(
            "Approval", new Microsoft.DurableTask.StartOrchestrationOptions("i", durable.Time.GetUtcNow().AddHours(1)));
        await durable.Client.RaiseEventAsync("i", "Note");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => durable.Client.RaiseEventAsync("i", "Note"));

        Assert.Contains("2 messages", fault.Message);
        await durable.Client.TerminateInstanceAsync("i");
        await durable.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await durable.StateAsync("i")).RuntimeStatus);
    }

    private Task<DurableUnderTest> StartAsync(DurableOptions? options = null) => DurableUnderTest.StartAsync(
        [typeof(SampleOrchestrations), typeof(Listeners)], services => services.AddSingleton(_probe), options);
}
