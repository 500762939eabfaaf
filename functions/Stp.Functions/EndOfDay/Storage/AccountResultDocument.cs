using System.Globalization;
using Stp.Domain.EndOfDay.Reports;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>What a run found out about an account, or a part of it, in container <c>eod</c>.</summary>
internal sealed record AccountResultDocument
{
    public const string FixedType = "account";

    /// <summary>Positions in one document: with their marks well below the 2 MB of a Cosmos item.</summary>
    private const int MaxPositions = 1_000;

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required DateOnly BusinessDate { get; init; }

    public required int Run { get; init; }

    /// <summary>Number of the part, from 0.</summary>
    public required int Part { get; init; }

    /// <summary>How many parts there are; one with a higher number is left from an earlier look.</summary>
    public required int Parts { get; init; }

    public required AccountResult Result { get; init; }

    /// <summary>The documents of a result.</summary>
    public static IReadOnlyList<AccountResultDocument> Of(RunKey key, AccountResult result)
    {
        var parts = Math.Max(1, (Math.Max(result.Positions.Count, result.Breaks.Count) + MaxPositions - 1) / MaxPositions);
        return
        [
            .. Enumerable.Range(0, parts).Select(part => new AccountResultDocument
            {
                Id = IdOf(key.Run, result.Account, part),
                BusinessDate = key.BusinessDate,
                Run = key.Run,
                Part = part,
                Parts = parts,
                Result = result with
                {
                    Positions = Slice(result.Positions, part),
                    Marks = Slice(result.Marks, part),
                    Breaks = Slice(result.Breaks, part),
                },
            }),
        ];
    }

    /// <summary>The result that the first part and those behind it make up.</summary>
    public static AccountResult Join(IReadOnlyList<AccountResultDocument> parts) => parts[0].Result with
    {
        Positions = [.. parts.SelectMany(part => part.Result.Positions)],
        Marks = [.. parts.SelectMany(part => part.Result.Marks)],
        Breaks = [.. parts.SelectMany(part => part.Result.Breaks)],
    };

    public static string IdOf(int run, string account, int part) => PrefixOf(run) + EndOfDayPartition.PartOf(account, part);

    public static string PrefixOf(int run) => string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}-");

    private static IReadOnlyList<T> Slice<T>(IReadOnlyList<T> items, int part) => [.. items.Skip(part * MaxPositions).Take(MaxPositions)];
}
