using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Tests.Hosting;

/// <summary>What cannot work is refused at start, with a line that names the function.</summary>
public sealed class FunctionCatalogTests
{
    [Theory]
    [InlineData(typeof(NoTrigger), "Function 'NoTrigger'", "has no trigger")]
    [InlineData(typeof(Unbound), "Function 'Unbound'", "'number'")]
    [InlineData(typeof(NoAnswer), "Function 'NoAnswer'", "IResult")]
    [InlineData(typeof(BadSchedule), "Function 'BadSchedule'", "6 fields")]
    [InlineData(typeof(NotBatched), "Function 'NotBatched'", "IsBatched")]
    public async Task A_function_that_cannot_be_called_is_refused(Type function, string named, string why)
    {
        var fault = await Assert.ThrowsAsync<StartupException>(() => HostUnderTest.StartAsync(new QueueProbe(), [function]));

        Assert.Contains(named, fault.Message);
        Assert.Contains(why, fault.Message);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused()
    {
        var fault = Assert.Throws<StartupException>(() => FunctionCatalog.Discover([], [typeof(AutoCompletedBatch), typeof(SelfSettledBatch)]));

        Assert.Contains("'Batch'", fault.Message);
    }

    [Fact]
    public void Functions_of_an_assembly_are_found()
    {
        Assert.Throws<StartupException>(() => FunctionCatalog.Discover([typeof(FunctionCatalogTests).Assembly], []));
        Assert.Empty(FunctionCatalog.Discover([typeof(StartupException).Assembly], []));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_reported()
    {
        await using var first = await HostUnderTest.StartAsync(new HttpProbe(), [typeof(HttpFunctions)]);

        var fault = await Assert.ThrowsAsync<StartupException>(
            () => HostUnderTest.StartAsync(new HttpProbe(), [typeof(HttpFunctions)], options => options with { Port = first.Host.BaseAddress.Port }));

        Assert.Contains("address already in use", fault.Message);
    }

    [Fact]
    public async Task Listening_beyond_this_machine_without_users_is_refused()
    {
        var fault = await Assert.ThrowsAsync<StartupException>(
            () => HostUnderTest.StartAsync(new HttpProbe(), [typeof(HttpFunctions)], options => options with { BindAddress = IPAddress.Any }));

        Assert.Contains("--users", fault.Message);
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run() => throw new NotSupportedException();
    }

    public static class Unbound
    {
        [Function("Unbound")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{number}")] HttpRequest request, int number) =>
            TypedResults.Text($"{request.Path}{number}");
    }

    public static class NoAnswer
    {
        [Function("NoAnswer")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.ReadFormAsync();
    }

    public static class BadSchedule
    {
        [Function("BadSchedule")]
        public static void Run([TimerTrigger("* * *")] TimerInfo timer) => throw new NotSupportedException(timer.ToString());
    }

    public static class NotBatched
    {
        [Function("NotBatched")]
        public static void Run([ServiceBusTrigger("work")] Azure.Messaging.ServiceBus.ServiceBusReceivedMessage[] messages) =>
            throw new NotSupportedException($"{messages.Length}");
    }
}
