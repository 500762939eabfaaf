using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>POST pages/reference/{map}/import</c>: shows what a file would change; then, with the content that was shown, changes it.</summary>
internal sealed class ImportFile(PageGuard guard, ReferenceChanges changes)
{
    private const string Yes = "true";

    public static RouteContract Contract { get; } =
        PageContract.Action("Shows what a file would change, or changes it.", ImportReference.Contract, ReferenceRoute.MapParameter);

    [Function(nameof(ImportFile))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/reference/{map}/import")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            (page, form) => ImportAsync(page, form, ReferenceRoute.Map(map), cancellationToken),
            (page, form, problem) => page.ShowAgainAsync<ImportPage, ImportModel>(
                ReferenceModels.Import(ReferenceRoute.Map(map)) with { Replaces = form.Find("replace") == Yes, Problem = problem }));

    private async Task<IResult> ImportAsync(PageRequest page, PageForm form, ReferenceMap map, CancellationToken cancellationToken)
    {
        var (isDryRun, replaces) = (form.Find("dryRun") == Yes, form.Find("replace") == Yes);
        var file = await FileAsync(form, cancellationToken);
        var model = ReferenceModels.Import(map) with { Replaces = replaces };
        using var stream = new MemoryStream(file, writable: false);
        var reading = ImportReference.Read(map, stream);
        if (reading.Content is not { } entries)
        {
            return await page.ShowAgainAsync<ImportPage, ImportModel>(model with
            {
                Faults = [.. reading.Faults.Select(fault => new ImportFault(fault.Line, fault.Problem))],
                HasMoreFaults = reading.HasMoreFaults,
            });
        }

        var plan = await changes.ImportAsync(page.Caller, entries, replaces ? map : null, isDryRun, cancellationToken);
        return isDryRun
            ? await page.ShowAsync<ImportPage, ImportModel>(model with { Outcome = Outcome(ReferenceImportItem.Of(plan, isDryRun)), Content = Encoding.UTF8.GetString(file) })
            : page.Done(page.Frame.Path("reference", ReferenceKeys.Name(map)), PageNotices.Imported);
    }

    /// <summary>The file that was chosen, or what the page has kept of it. A field of a form has its line breaks as CR LF, which the reader takes too.</summary>
    private static async Task<byte[]> FileAsync(PageForm form, CancellationToken cancellationToken)
    {
        if (form.File("file") is { } chosen)
        {
            using var bytes = new MemoryStream((int)chosen.Length);
            await chosen.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }

        return form.Raw("content") is { Length: > 0 } content
            ? Encoding.UTF8.GetBytes(content)
            : throw new RequestException(ProblemKinds.BodyEmpty, "No file was chosen, or it is empty.");
    }

    private static ImportOutcome Outcome(ReferenceImportItem item) => new(
        item.DryRun,
        item.Added,
        item.Changed,
        item.Removed,
        item.Unchanged,
        [.. item.Changes.Select(change => new ImportChange(change.Kind, change.Venue, change.Code, change.ValidFrom, change.Before, change.After))],
        item.HasMoreChanges);
}
