using System.Runtime.InteropServices;
using Stp.Domain.Fix;

namespace Stp.Functions.DropCopy;

/// <summary>Packs the raw messages of a request into queue messages.</summary>
internal static class Bundles
{
    /// <summary>
    /// Cuts the body at the starts of messages, so that each bundle is a run of the body as it came, with whatever stands between
    /// its messages. Nothing is copied.
    /// </summary>
    /// <param name="body">The request body.</param>
    /// <param name="messages">Its raw messages in order: slices of <paramref name="body"/>.</param>
    /// <param name="options">Limits.</param>
    public static List<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> body, IReadOnlyList<RawMessage> messages, IngestOptions options)
    {
        var bundles = new List<ReadOnlyMemory<byte>>();
        for (var first = 0; first < messages.Count;)
        {
            var start = OffsetIn(body, messages[first].Raw);
            var next = first + 1;
            while (next < messages.Count
                && next - first < options.MaxBundleMessages
                && IsOrdinary(messages[next - 1])
                && IsOrdinary(messages[next])
                && EndIn(body, messages[next].Raw) - start <= options.MaxBundleBytes)
            {
                next++;
            }

            bundles.Add(body[start..EndIn(body, messages[next - 1].Raw)]);
            first = next;
        }

        return bundles;
    }

    /// <summary>What is garbled travels alone: beside others it might be cut differently when the bundle is split again.</summary>
    private static bool IsOrdinary(RawMessage message) => message.Format is RawFormat.TagValue or RawFormat.Fixml;

    private static int EndIn(ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> slice) => OffsetIn(body, slice) + slice.Length;

    private static int OffsetIn(ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> slice) =>
        MemoryMarshal.TryGetArray(body, out var whole) && MemoryMarshal.TryGetArray(slice, out var part) && ReferenceEquals(whole.Array, part.Array)
            ? part.Offset - whole.Offset
            : throw new ArgumentException("A raw message is not a slice of the body.", nameof(slice));
}
