using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Crash;

/// <summary>A place in the check of a date at which a process is killed.</summary>
/// <param name="Phase">The phase of the run, or <see cref="Start"/>.</param>
/// <param name="Accounts">Accounts that are done by then.</param>
internal sealed record CheckStop(string Phase, int Accounts = 0)
{
    /// <summary>Before a run, which is started there.</summary>
    public const string Start = "start";

    /// <summary>In the order in which a run comes to them.</summary>
    private static readonly string[] Phases = ["statements", "gaps", "queues", "accounts", "report", "review"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>One run after another is killed at all of them.</summary>
    public static IReadOnlyList<CheckStop> All { get; } =
    [
        new(Start), new("queues"), new("accounts"), new("accounts", 50), new("accounts", 100), new("accounts", 150), new("report", CheckedDay.Accounts),
    ];

    /// <summary>How much later a kill comes at most: anywhere until the next stop. A fresh process takes its time to start a run.</summary>
    public int MaxDelayMs => Phase == Start ? 1_500 : 300;

    /// <summary>Waits until the run under way is there, or has ended before it could be seen there; where none is, one is started.</summary>
    public async Task ReachAsync(ProductClient client)
    {
        if (Phase != Start)
        {
            await CheckedDay.StartAsync(client);
        }

        using var patience = new CancellationTokenSource(Patience);
        while (!IsReached(await client.Http.GetFromJsonAsync<JsonNode>($"eod/{CheckedDay.Date:yyyy-MM-dd}", patience.Token)))
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Waits until no run is under way.</summary>
    public static async Task EndedAsync(ProductClient client)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((string?)(await client.Http.GetFromJsonAsync<JsonNode>($"eod/{CheckedDay.Date:yyyy-MM-dd}", patience.Token))!["status"] == "running")
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private bool IsReached(JsonNode? run)
    {
        if ((string?)run!["status"] != "running")
        {
            return true;
        }

        // A run has no progress before its first step.
        return Phase != Start && run["progress"] is { } progress
            && (Array.IndexOf(Phases, (string?)progress["phase"]), (int)progress["done"]!).CompareTo((Array.IndexOf(Phases, Phase), Accounts)) >= 0;
    }
}
