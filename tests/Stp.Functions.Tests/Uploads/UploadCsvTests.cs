using Stp.Domain.EndOfDay.Uploads;
using Stp.Functions.Uploads;

namespace Stp.Functions.Tests.Uploads;

public sealed class UploadCsvTests
{
    [Fact]
    public void Rows_HaveTheLineOnWhichTheyStand()
    {
        var (rows, faults) = Read("a,b\r\n\r\n1, \" two, \"\"three\"\"\" \n\n3,4");

        Assert.Empty(faults.Found);
        Assert.Equal([1, 3, 5], rows.Select(row => row.Line));
        Assert.Equal(["1", "two, \"three\""], rows[1].Cells);
    }

    [Fact]
    public void ARowOfEmptyCells_IsStillARow() => Assert.Equal([["", ""]], Read(",").Rows.Select(row => row.Cells));

    [Fact]
    public void ACellOverTwoLines_IsAFaultOfTheFirst()
    {
        var (rows, faults) = Read("a,b\n\"1\n2\",x\n3,4");

        Assert.Equal(2, Assert.Single(faults.Found).Line);
        Assert.Equal([1, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public void AQuoteThatIsNeverClosed_IsAFaultOfItsLine()
    {
        var (_, faults) = Read("a,b\n1,2\n3,\"4\n" + string.Concat(Enumerable.Repeat("5,6\n", 1_000)));

        Assert.Equal(3, Assert.Single(faults.Found).Line);
    }

    [Fact]
    public void AQuoteWithinACell_IsAFaultOfItsLine() => Assert.Equal(2, Assert.Single(Read("a,b\n1,\"2\" 3\"\n").Faults.Found).Line);

    [Fact]
    public void ALongCell_IsAFaultOfItsLine() =>
        Assert.Equal(2, Assert.Single(Read("a,b\n1," + new string('x', UploadLimits.MaxCellLength + 1)).Faults.Found).Line);

    [Fact]
    public void ALongLine_IsAFaultBeforeAnythingIsSplit()
    {
        var (rows, faults) = Read("a,b\n1,2\n" + new string(',', UploadLimits.MaxLineLength + 1));

        Assert.Empty(rows);
        Assert.Equal(3, Assert.Single(faults.Found).Line);
    }

    private static (List<UploadRow> Rows, UploadFaults Faults) Read(string text)
    {
        var faults = new UploadFaults();
        return ([.. UploadCsv.Rows(text, ',', faults)], faults);
    }
}
