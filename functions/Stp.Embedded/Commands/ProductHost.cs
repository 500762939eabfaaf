using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.People;
using Stp.Domain.DataFiles;
using Stp.Embedded.Hosting;
using Stp.Embedded.Surroundings;
using Stp.Functions.DropCopy;
using Stp.Functions.EndOfDay;
using Stp.Functions.Reference;

namespace Stp.Embedded.Commands;

/// <summary>Folders of a firm's own files; null for none.</summary>
/// <param name="Reference">CSV files of reference data.</param>
/// <param name="Dialects">Dialect files.</param>
/// <param name="EndOfDay">Calendars, statement formats and settings of the end of day.</param>
internal sealed record ProductFolders(string? Reference, string? Dialects = null, string? EndOfDay = null);

/// <summary>Starts the product as commands want it: with reference data, dialects and end-of-day settings from folders.</summary>
internal static class ProductHost
{
    /// <summary>Whose change it is in the audit trail, when files of a folder differ from what is stored.</summary>
    private const string Loader = "--reference";

    /// <summary>Starts the host; when the task completes, the reference data is in force.</summary>
    /// <exception cref="StartupException">The host cannot start, or a file of a folder cannot be meant.</exception>
    public static Task<EmbeddedHost> StartAsync(EmbeddedHostOptions options, ProductFolders folders, CancellationToken cancellationToken)
    {
        Check(folders);
        // Read first: a wrong row should be told before anything is made on disk.
        var entries = folders.Reference is null ? null : ReferenceCsv.Read(folders.Reference) switch
        {
            { Problems: { Count: > 0 } problems } => throw new StartupException(string.Join(Environment.NewLine, problems)),
            var content => content.Entries,
        };
        var complete = EmbeddedSurroundings.With(options, settings: SettingsOf(folders));
        return EmbeddedHost.StartAsync(
            entries is null ? complete : complete with
            {
                BeforeStart = async (services, token) =>
                {
                    await (complete.BeforeStart?.Invoke(services, token) ?? Task.CompletedTask);
                    await services.GetRequiredService<TableReferenceStore>().ImportAsync(
                        entries, token, new ReferenceImportMode(new ReferenceAuthor(new Person(Loader), "reference.load", services.GetRequiredService<TimeProvider>().GetUtcNow())));
                },
            },
            cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string?>> SettingsOf(ProductFolders folders) => new[]
    {
        KeyValuePair.Create(DialectFolder.Setting, folders.Dialects), KeyValuePair.Create(EndOfDayFolder.Setting, folders.EndOfDay),
    }.Where(setting => setting.Value is not null);

    private static void Check(ProductFolders folders)
    {
        try
        {
            DialectFolder.Read(folders.Dialects);
            EndOfDayFolder.Read(folders.EndOfDay);
        }
        catch (Exception fault) when (fault is DataFileException or IOException)
        {
            throw new StartupException(fault.Message, fault);
        }
    }
}
