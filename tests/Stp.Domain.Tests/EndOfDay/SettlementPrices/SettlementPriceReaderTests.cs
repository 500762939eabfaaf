using Stp.Domain.EndOfDay.SettlementPrices;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.EndOfDay.SettlementPrices;

public sealed class SettlementPriceReaderTests
{
    private static readonly ReferenceSnapshot Reference = ReferenceSnapshot.Build(
    [
        Row("CL", "XNYM:CL", "1"), Row("HO", "XNYM:HO", "0.01"), Row("BZ-JAN", "IFEU:BRN:2027-01", "1"),
    ]).Snapshot;

    [Fact]
    public void InstrumentsAndCodesOfVenues_AreRead()
    {
        var reading = Read(
            "venue;instrument;contract;price",
            ";XNYM:LO:2027-01:C:75;;1.25",
            "cme;CLF7;;60.25",
            "cme;HO;2027-02;231.05",
            "cme;BZ-JAN;;-3");

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                new SettlementPrice("IFEU:BRN:2027-01", -3), new SettlementPrice("XNYM:CL:2027-01", 60.25m), new SettlementPrice("XNYM:HO:2027-02", 2.3105m),
                new SettlementPrice("XNYM:LO:2027-01:C:75", 1.25m),
            ],
            reading.Content);
    }

    [Theory]
    [InlineData("CL;1", "instrument")]
    [InlineData("XNYM:CL;1", "instrument")]
    [InlineData("XNYM:CL:2027-01;1,5", "price")]
    [InlineData("XNYM:CL:2027-01;", "price")]
    [InlineData("XNYM:CL:2027-01;1;2", null)]
    [InlineData("XNYM:NG:2027-01;2", "instrument")]
    public void AWrongRow_RefusesTheFileWithItsLine(string row, string? column)
    {
        var reading = Read("instrument;price", "XNYM:NG:2027-01;3", row);

        Assert.Null(reading.Content);
        Assert.Equal((3, column), (Assert.Single(reading.Faults).Line, reading.Faults[0].Column));
    }

    [Theory]
    [InlineData("cme;NG;2027-01;1", "not mapped")]
    [InlineData("ice;CL;2027-01;1", "not mapped")]
    [InlineData("cme;CL;;1", "contract is missing")]
    [InlineData("cme;CL;Jan 27;1", "contract is missing or not in our form")]
    [InlineData(";XNYM:CL:2027-01;2027-01;1", "Only a code of a venue")]
    public void ACodeThatCannotBeMeant_IsRefused(string row, string problem) =>
        Assert.Contains(problem, Assert.Single(Read("venue;instrument;contract;price", row).Faults).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("instrument", "price")]
    [InlineData("instrument;price;currency", "currency")]
    [InlineData("instrument;price;price", "price")]
    public void AWrongHeader_IsRefused(string header, string column) =>
        Assert.Equal((1, column), (Assert.Single(Read(header).Faults).Line, Read(header).Faults[0].Column));

    [Fact]
    public void AnEmptyFile_IsRefused() => Assert.Equal(0, Assert.Single(Read().Faults).Line);

    [Fact]
    public void TooManyRows_AreRefused()
    {
        var rows = Enumerable.Range(1, UploadLimits.MaxRows + 1).Select(line => new UploadRow(line, line == 1 ? ["instrument", "price"] : ["", ""]));
        var reading = SettlementPriceReader.Read(new DateOnly(2026, 11, 20), rows, Reference, new UploadFaults());

        Assert.Equal(UploadLimits.MaxRows + 1, Assert.Single(reading.Faults).Line);
    }

    private static UploadReading<IReadOnlyList<SettlementPrice>> Read(params string[] rows) => SettlementPriceReader.Read(
        new DateOnly(2026, 11, 20), rows.Select((row, index) => new UploadRow(index + 1, row.Split(';'))), Reference, new UploadFaults());

    private static ReferenceEntry Row(string code, string instrument, string factor) => new(
        ReferenceMap.Instruments, "cme", code, new Dictionary<string, string> { ["instrument"] = instrument, ["priceFactor"] = factor });
}
