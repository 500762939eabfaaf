using System.Globalization;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>From where a later check of an account may go on, or a part of it, in container <c>eod</c>.</summary>
internal sealed record CheckpointDocument
{
    public const string FixedType = "checkpoint";

    /// <summary>Positions and clearing dates in one document, 350 and 150 bytes each: well below the 2 MB of a Cosmos item.</summary>
    private const int MaxEntries = 3_000;

    /// <summary>Parts of one checkpoint. An account that would need more, or has more dates in one position than a part holds, is read in full each evening.</summary>
    private const int MaxParts = 100;

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required DateOnly BusinessDate { get; init; }

    public required int Run { get; init; }

    public required string Account { get; init; }

    /// <summary>How many parts there are; none where the account drifted, so that nothing goes on from there.</summary>
    public required int Parts { get; init; }

    public DateTimeOffset KnownBy { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The positions; named like everything that is not searched.</summary>
    public IReadOnlyList<PositionCheckpoint> Items { get; init; } = [];

    /// <summary>The documents of a checkpoint, or the one that says that there is none.</summary>
    public static IReadOnlyList<CheckpointDocument> Of(RunKey key, string account, AccountCheckpoint? checkpoint)
    {
        var isStorable = checkpoint?.Positions.All(position => position.Days.Count < MaxEntries) == true;
        var parts = isStorable ? PartsOf(checkpoint!.Positions) : [];
        var none = new CheckpointDocument
        {
            Id = IdOf(key.Run, account, part: 0), BusinessDate = key.BusinessDate, Run = key.Run, Account = account, Parts = 0,
        };
        return parts.Count is 0 or > MaxParts
            ? [none]
            :
            [
                .. parts.Select((items, part) => none with
                {
                    Id = IdOf(key.Run, account, part), Parts = parts.Count, KnownBy = checkpoint!.KnownBy, From = checkpoint.From, Items = items,
                }),
            ];
    }

    /// <summary>The checkpoint that the first part and those behind it make up.</summary>
    public static AccountCheckpoint Join(IReadOnlyList<CheckpointDocument> parts) =>
        new(parts[0].Account, parts[0].KnownBy, parts[0].From, [.. parts.SelectMany(part => part.Items)]);

    public static string IdOf(int run, string account, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}-") + EndOfDayPartition.PartOf(account, part);

    /// <summary>At least one part: an account without any position has been checked as well. A position is never split.</summary>
    private static List<List<PositionCheckpoint>> PartsOf(IReadOnlyList<PositionCheckpoint> positions)
    {
        var (parts, entries) = (new List<List<PositionCheckpoint>> { new() }, 0);
        foreach (var position in positions)
        {
            var more = 1 + position.Days.Count;
            if (entries > 0 && entries + more > MaxEntries)
            {
                entries = 0;
                parts.Add([]);
            }

            parts[^1].Add(position);
            entries += more;
        }

        return parts;
    }
}
