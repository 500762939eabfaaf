using System.Runtime.CompilerServices;
using Azure;

namespace Stp.Embedded.Tables;

/// <summary>Pages that are read when they are asked for.</summary>
/// <param name="read">Reads the page at a continuation token (null for the first), with at most so many values.</param>
/// <param name="maxPerPage">The page size where the caller names none.</param>
internal sealed class Pages<T>(
    Func<string?, int?, Page<T>> read,
    int? maxPerPage,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> ReadAsync(string? token, int? size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = read(token, size);
            token = page.ContinuationToken;
            yield return page;
            await Task.CompletedTask;
        }
        while (token is not null);
    }
}
