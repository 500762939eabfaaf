using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http;

namespace Stp.Embedded.Commands;

/// <summary>
/// The end of day as people run it over HTTP: they upload prices and statements, start the check and wait for its report. On a data file that
/// already has a run of the day, that run is shown: it may have explanations and signatures, and nothing that it looked at has changed.
/// </summary>
internal sealed class EndOfDayRun(StpClient client, Screen screen, TimeProvider time)
{
    private const int Whole = 100;

    /// <summary>The check takes seconds; with this much something is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>Percent done when a phase begins; the accounts are most of the work.</summary>
    private static readonly Dictionary<string, int> Begins = new(StringComparer.Ordinal)
    {
        ["statements"] = 5, ["gaps"] = 10, ["queues"] = 15, ["accounts"] = 20, ["report"] = 90,
    };

    public async Task<EndOfDayReport> CheckAsync(SampleDay day, CancellationToken cancellationToken)
    {
        foreach (var file in day.EveningFiles())
        {
            await client.PutFileAsync(file.Route, await File.ReadAllBytesAsync(file.Path, cancellationToken), cancellationToken);
        }

        var path = $"api/eod/{day.BusinessDate:yyyy-MM-dd}";
        var started = await client.StartAsync(path, HttpJson.Default.RunItem, cancellationToken);
        var run = await AwaitAsync(path, started, cancellationToken);
        return run.Status == DayStatus.Failed
            ? throw new CommandFailedException($"The check of {run.BusinessDate:yyyy-MM-dd} failed: {run.Failure}")
            : await client.GetAsync($"{path}/report?run={run.Run}", HttpJson.Default.EndOfDayReport, cancellationToken);
    }

    private Task<RunItem> AwaitAsync(string path, RunItem started, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        return screen.ProgressAsync("Checking the end of day", Whole, async advance =>
        {
            var (run, shown, phase) = (started, 0, "start");
            while (run.Status == DayStatus.Running)
            {
                if (time.GetElapsedTime(began) > Patience)
                {
                    throw new CommandFailedException($"After {Patience.TotalMinutes:F0} minutes the check is still at its {phase}.");
                }

                if (run.Progress is { } progress && Begins.TryGetValue(progress.Phase, out var begin))
                {
                    phase = ShowPhase(phase, progress);
                    var now = Math.Max(shown, begin + PartOf(progress));
                    advance(now - shown);
                    shown = now;
                }

                await Task.Delay(Poll, time, cancellationToken);
                run = await client.GetAsync($"{path}?run={started.Run}", HttpJson.Default.RunItem, cancellationToken);
            }

            advance(Whole - shown);
            return run;
        });
    }

    private string ShowPhase(string before, CheckProgress progress)
    {
        if (progress.Phase != before)
        {
            screen.Step($"Checking the end of day: {progress.Phase}");
        }

        return progress.Phase;
    }

    private static int PartOf(CheckProgress progress) =>
        progress is { Phase: "accounts", Total: > 0 } ? (Begins["report"] - Begins["accounts"]) * progress.Done / progress.Total : 0;
}
