using System.Globalization;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>A break of a run and what people have said of it, in container <c>eod</c>.</summary>
internal sealed record BreakDocument
{
    public const string FixedType = "break";

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required DateOnly BusinessDate { get; init; }

    public required int Run { get; init; }

    public required BreakReview Review { get; init; }

    public static BreakDocument Of(RunKey key, BreakReview review) => new()
    {
        Id = IdOf(key.Run, review.Break.Id),
        BusinessDate = key.BusinessDate,
        Run = key.Run,
        Review = review,
    };

    public static string IdOf(int run, string breakId) => string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}-{breakId}");
}
