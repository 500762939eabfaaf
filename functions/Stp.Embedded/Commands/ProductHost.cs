using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Dialects;
using Stp.Embedded.Hosting;
using Stp.Embedded.Surroundings;
using Stp.Functions.DropCopy;
using Stp.Functions.Reference;

namespace Stp.Embedded.Commands;

/// <summary>Starts the product as commands want it: with reference data and dialects from folders.</summary>
internal static class ProductHost
{
    /// <summary>Starts the host; when the task completes, the reference data is in force.</summary>
    /// <exception cref="StartupException">The host cannot start, or a row of the reference data or a dialect cannot be meant.</exception>
    public static Task<EmbeddedHost> StartAsync(
        EmbeddedHostOptions options, string? referenceFolder, string? dialectFolder, CancellationToken cancellationToken)
    {
        CheckDialects(dialectFolder);
        // Read first: a wrong row should be told before anything is made on disk.
        var entries = referenceFolder is null ? null : ReferenceCsv.Read(referenceFolder) switch
        {
            { Problems: { Count: > 0 } problems } => throw new StartupException(string.Join(Environment.NewLine, problems)),
            var content => content.Entries,
        };
        var complete = EmbeddedSurroundings.With(options, settings: dialectFolder is null ? [] : [KeyValuePair.Create(DialectFolder.Setting, (string?)dialectFolder)]);
        return EmbeddedHost.StartAsync(
            entries is null ? complete : complete with
            {
                BeforeStart = async (services, token) =>
                {
                    await (complete.BeforeStart?.Invoke(services, token) ?? Task.CompletedTask);
                    await services.GetRequiredService<TableReferenceStore>().ImportAsync(entries, token);
                },
            },
            cancellationToken);
    }

    private static void CheckDialects(string? folder)
    {
        try
        {
            DialectFolder.Read(folder);
        }
        catch (Exception fault) when (fault is DialectException or IOException)
        {
            throw new StartupException(fault.Message, fault);
        }
    }
}
