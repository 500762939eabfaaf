using System.Text.Json;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.Tests.EndOfDay;

public sealed class CheckpointDocumentTests
{
    /// <summary>Of a Cosmos item.</summary>
    private const int MaxBytes = 2_000_000;

    private static readonly RunKey Run = new(new DateOnly(2026, 11, 20), 1);

    /// <summary>Numbers of as many digits as there can be.</summary>
    private static readonly DayTotals Long = new(decimal.MaxValue, decimal.MinValue, decimal.MaxValue, decimal.MinValue, int.MaxValue);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(7_000, 0)]
    [InlineData(4_000, 6)]
    [InlineData(2, 2_900)]
    public void A_checkpoint_is_the_same_when_its_parts_are_read_and_no_part_is_too_large(int positions, int days)
    {
        var checkpoint = Checkpoint(positions, days);

        var documents = CheckpointDocument.Of(Run, "ACC", checkpoint);
        var stored = documents.Select(document => JsonSerializer.SerializeToUtf8Bytes(document, StorageJson.Default.CheckpointDocument)).ToList();
        var read = CheckpointDocument.Join([.. stored.Select(json => JsonSerializer.Deserialize(json, StorageJson.Default.CheckpointDocument)!)]);

        Assert.All(stored, json => Assert.InRange(json.Length, 1, MaxBytes));
        Assert.All(documents, document => Assert.Equal(documents.Count, document.Parts));
        Assert.Equal(documents.Count, documents.Select(document => document.Id).Distinct().Count());
        Assert.Equal((checkpoint.Account, checkpoint.KnownBy, checkpoint.From), (read.Account, read.KnownBy, read.From));
        Assert.Equal(checkpoint.Positions.Select(position => position with { Days = [] }), read.Positions.Select(position => position with { Days = [] }));
        Assert.Equal(checkpoint.Positions.SelectMany(position => position.Days), read.Positions.SelectMany(position => position.Days));
    }

    [Fact]
    public void Without_a_checkpoint_or_with_one_that_is_too_large_a_document_says_that_there_is_none()
    {
        Assert.Equal(0, Assert.Single(CheckpointDocument.Of(Run, "ACC", checkpoint: null)).Parts);
        Assert.Equal(0, Assert.Single(CheckpointDocument.Of(Run, "ACC", Checkpoint(positions: 1, days: 3_000))).Parts);
    }

    private static AccountCheckpoint Checkpoint(int positions, int days) => new(
        "ACC",
        new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero),
        new DateOnly(2026, 11, 13),
        [
            .. Enumerable.Range(0, positions).Select(position => new PositionCheckpoint(
                $"XNYM:CL:2027-01:P:{position}",
                Long,
                [.. Enumerable.Range(0, days).Select(day => new CheckpointDay(new DateOnly(2026, 11, 13).AddDays(day), Long))],
                new BookPrint(UInt128.MaxValue, UInt128.One),
                new BookPrint(UInt128.Zero, UInt128.MaxValue - (UInt128)position))),
        ]);
}
