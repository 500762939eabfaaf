using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Uploads;

/// <summary>What the versions of one partition hold: lists by version and name, each in as many documents as it needs.</summary>
internal sealed class UploadParts(Container container, PartitionKey partition, CosmosCalls calls)
{
    /// <summary>Items of one document: the largest item, a statement line of codes of the longest kind, takes about a kilobyte.</summary>
    private const int MaxItems = 1_000;

    /// <summary>Writes a list. Writing it again changes nothing.</summary>
    /// <param name="version">The version as far as it is known; its number counts.</param>
    /// <param name="name">The list's name, of characters that an id may have.</param>
    /// <param name="items">The items.</param>
    /// <param name="type">How a part is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync<T>(
        UploadDocument version, string name, IReadOnlyCollection<T> items, JsonTypeInfo<UploadPart<T>> type, CancellationToken cancellationToken)
    {
        var parts = items.Chunk(MaxItems).ToList();
        foreach (var (index, part) in parts.Index())
        {
            var document = new UploadPart<T>(IdOf(version.Version, name, index), version.ClearingFirm, version.Date, parts.Count, part);
            using var response = await calls.SendAsync(
                token => container.UpsertItemStreamAsync(
                    CosmosCalls.Body(document, type), partition, new ItemRequestOptions { EnableContentResponseOnWrite = false }, token),
                cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>A list; empty where there is none of this name.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        int version, string name, JsonTypeInfo<UploadPart<T>> type, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        for (var (part, parts) = (0, 1); part < parts; part++)
        {
            var read = await calls.ReadAsync(container, IdOf(version, name, part), partition, type, cancellationToken);
            if (read is null)
            {
                return part == 0 ? [] : throw new InvalidOperationException($"Part {part} of {name} of version {version} is missing in {container.Id}.");
            }

            parts = read.Document.Parts;
            items.AddRange(read.Document.Items);
        }

        return items;
    }

    private static string IdOf(int version, string name, int part) => $"{version}!{name}!{part:D3}";
}
