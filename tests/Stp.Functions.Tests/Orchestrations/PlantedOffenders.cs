using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Functions.Tests.Orchestrations;

/// <summary>Orchestrators that each break a rule, and some that break none.</summary>
internal static class PlantedOffenders
{
    internal interface IService
    {
        Task<int> ReadAsync();
    }

    internal sealed class Clean
    {
        public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            using var stop = new CancellationTokenSource();
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddHours(1), stop.Token);
            var arrival = context.WaitForExternalEvent<string>("Go");
            var accounts = Enumerable.Range(0, 3).Select(async account => await CallAsync(context, account));
            if (await Task.WhenAny(timer, arrival) == arrival)
            {
                stop.Cancel();
            }

            return string.Join(Environment.NewLine, await Task.WhenAll(accounts)) + context.NewGuid();
        }

        private static Task<int> CallAsync(TaskOrchestrationContext context, int account) => context.CallActivityAsync<int>("Count", account);
    }

    internal sealed class Clock(TimeProvider time)
    {
        public DateTimeOffset Run([OrchestrationTrigger] TaskOrchestrationContext context) => time.GetUtcNow() + TimeSpan.FromTicks(context.InstanceId.Length);
    }

    internal sealed class NewId
    {
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await context.CallActivityAsync("A", Guid.NewGuid());
    }

    internal sealed class Dice
    {
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("A", Random.Shared.Next());
    }

    internal sealed class Delay
    {
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("A");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    internal sealed class InLambda
    {
        public static async Task<Guid[]> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                await context.CallActivityAsync("A");
                return Guid.NewGuid();
            }));
    }

    internal sealed class InHelper
    {
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await context.CallActivityAsync("A", Helper.Name());
    }

    internal static class Helper
    {
        public static string Name() => Environment.MachineName;
    }

    internal sealed class InIterator
    {
        public static int Run([OrchestrationTrigger] TaskOrchestrationContext context) => Lines(context.InstanceId).Count();

        private static IEnumerable<string> Lines(string path)
        {
            yield return File.ReadAllText(path);
        }
    }

    internal sealed class Service(IService service)
    {
        public async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId.Length + await service.ReadAsync();
    }

    internal sealed class Web(HttpClient http)
    {
        public Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => http.GetStringAsync(new Uri(context.InstanceId));
    }

    internal sealed class NoContext
    {
        public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<int>("A").ConfigureAwait(false);
    }

    internal sealed class OtherThread
    {
        public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await Task.Run(() => context.InstanceId.Length);
    }

    internal sealed class TimedWait
    {
        public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.WaitForExternalEvent<string>("Go", TimeSpan.FromHours(1));
    }

    internal sealed class TimedToken
    {
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromHours(1));
            await context.WaitForExternalEvent<string>("Go", stop.Token);
        }
    }
}
