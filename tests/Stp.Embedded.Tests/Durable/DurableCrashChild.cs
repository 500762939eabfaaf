using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Tests.Durable;

/// <summary>The process that is killed: this test program, started again for the one explicit test below, with a whole host.</summary>
public sealed class DurableCrashChild
{
    public const string FolderVariable = "STP_TEST_DURABLE_FOLDER";

    public const string InstanceId = "campaign";

    public const int Accounts = 120, Rounds = 2;

    /// <summary>Begins every line that is meant for the parent: the input of an activity that now runs.</summary>
    public const char Mark = '@';

    internal static EmbeddedHostOptions Options(string folder, Action<string> tell) => new()
    {
        DataDirectory = folder,
        Port = 0,
        FunctionTypes = [typeof(Campaign)],
        ConfigureServices = services => services.AddSingleton(tell),
        ConfigureLogging = logging => logging.ClearProviders(),
    };

    [Fact(Explicit = true)]
    public async Task Runs_until_killed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(FolderVariable) is not null, "Only DurableCrashTests starts this.");
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await using var host = await EmbeddedHost.StartAsync(
            Options(Environment.GetEnvironmentVariable(FolderVariable)!, input => output.WriteLine($"{Mark}{input}")));
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>A check of many accounts, each with two activities of its own, a timer, and a second round.</summary>
    internal sealed class Campaign(Action<string> tell)
    {
        [Function("Campaign")]
        public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, int[] sums)
        {
            var round = sums.Length;
            var accounts = Enumerable.Range(0, Accounts).Select(account => context.CallSubOrchestratorAsync<int>("Account", $"{round}.{account}"));
            var sum = (await Task.WhenAll(accounts)).Sum();
            await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            if (round + 1 < Rounds)
            {
                context.ContinueAsNew(sums.Append(sum));
                return 0;
            }

            return sums.Sum() + sum;
        }

        [Function("Account")]
        public static async Task<int> CheckAsync([OrchestrationTrigger] TaskOrchestrationContext context, string account) =>
            await context.CallActivityAsync<int>("Step", account + ".a") + await context.CallActivityAsync<int>("Step", account + ".b");

        [Function("Step")]
        public async Task<int> StepAsync([ActivityTrigger] string input)
        {
            tell(input);
            await Task.Delay(1);
            return 1;
        }
    }
}
