using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Tests.Fix;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class StatementReaderPropertyTests
{
    [Fact]
    public void A_written_statement_is_read_back() => FixProperty.Holds(StatementSheets.Any, sheet =>
    {
        var reading = Read(sheet.Format, sheet.UploadRows);

        Assert.Empty(reading.Faults);
        Assert.Equal(sheet.Expected, reading.Content!.Lines);
    }, 1_000);

    [Fact]
    public void A_statement_with_one_damaged_line_is_refused_with_its_number() => FixProperty.Holds(
        from sheet in StatementSheets.Any.Where(sheet => sheet.Expected.Count > 0)
        from line in Gen.Elements(sheet.Expected.ToArray())
        from damage in Gen.Elements(sheet.Damages.ToArray())
        select (sheet, line.LineNumber, damage),
        damaged =>
        {
            var rows = damaged.sheet.UploadRows.Select(
                row => row.Line == damaged.LineNumber ? row with { Cells = damaged.damage([.. row.Cells]) } : row).ToList();

            var reading = Read(damaged.sheet.Format, rows);

            Assert.Null(reading.Content);
            Assert.NotEmpty(reading.Faults);
            Assert.All(reading.Faults, fault => Assert.Equal(damaged.LineNumber, fault.Line));
        },
        2_000);

    [Fact]
    public void A_statement_that_lost_or_repeats_a_line_is_refused_by_its_totals() => FixProperty.Holds(
        from sheet in StatementSheets.Any.Where(sheet => sheet.Expected.Count > 0)
        from line in Gen.Elements(sheet.Expected.ToArray())
        from isLost in Gen.Elements(true, false)
        select (sheet, line.LineNumber, isLost),
        changed =>
        {
            var rows = changed.sheet.UploadRows.SelectMany(
                row => row.Line != changed.LineNumber ? [row] : changed.isLost ? Array.Empty<UploadRow>() : [row, row]).ToList();

            var reading = Read(changed.sheet.Format, rows);

            Assert.Null(reading.Content);
            Assert.Contains(reading.Faults, fault => fault.Line == rows[^1].Line && fault.Problem.Contains(" rows, the lines have ", StringComparison.Ordinal));
        });

    [Fact]
    public void A_statement_that_was_cut_off_is_refused() => FixProperty.Holds(
        from sheet in StatementSheets.Any
        from kept in Gen.Choose(0, sheet.Rows.Count - 1)
        select (sheet, kept),
        cut => Assert.Null(Read(cut.sheet.Format, cut.sheet.UploadRows.Take(cut.kept)).Content));

    private static UploadReading<Statement> Read(string format, IEnumerable<UploadRow> rows) =>
        StatementReader.Read(Formats.BuiltIn[format], StatementSheet.Date, rows, new UploadFaults());
}
