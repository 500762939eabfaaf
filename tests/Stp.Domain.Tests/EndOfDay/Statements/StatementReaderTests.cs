using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class StatementReaderTests
{
    private const string Header = "acct;sym;month;lots";

    [Fact]
    public void Carries_FollowsFromTheFormat()
    {
        Assert.Equal([StatementLineKind.Position, StatementLineKind.SettlementPrice], Formats.BuiltIn["fcm-us"].Carries);
        Assert.Equal(
            [StatementLineKind.Position, StatementLineKind.Trade, StatementLineKind.SettlementPrice], Formats.BuiltIn["signed"].Carries);
        Assert.Equal([StatementLineKind.Position], Formats.With("x", "x").Carries);
    }

    [Fact]
    public void Symbols_MapCodesAndScalePricesAndStrikes()
    {
        var reading = Formats.Read(
            Formats.With(
                """{ "code": "sym", "contract": "month", "forms": ["yyyy-MM"] },""",
                """
                { "code": "sym", "contract": "month", "forms": ["yyyy-MM"], "putCall": "pc", "call": ["C"], "put": ["P"], "strike": "strike" },
                "settlementPrice": "settle",
                "symbols": { "HO": { "instrument": "XNYM:HO", "priceFactor": 0.01 }, "LO": { "strikeFactor": 0.01 } },
                """),
            "acct;sym;month;lots;settle;pc;strike",
            "A;HO;2027-01;5;231.05;;",
            "A;LO;2027-01;-2;1.5;P;7500",
            "B;XX;2027-01;1;3;;0");

        Assert.Equal(
            [("XNYM:HO", 2.3105m, null), (null, 1.5m, 75m), (null, 3m, null)],
            reading.Content!.Lines.Select(line => (line.MappedTo, line.SettlementPrice!.Value, line.Strike)));
    }

    [Fact]
    public void TheHeader_IsToldWhatItLacksAndRepeats()
    {
        var reading = Formats.Read(Formats.With("x", "x"), "acct;sym;sym;lots", "A;CL;2027-01;1");

        Assert.Equal(
            [new UploadFault(1, "month", "The header has no such column."), new UploadFault(1, "sym", "The header has two columns of this name.")],
            reading.Faults.OrderBy(fault => fault.Column, StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFaultOfALine_IsTold()
    {
        var reading = Formats.Read(Formats.With("x", "x"), Header, "A;CL;2027-01;1", ";CL;soon;x");

        Assert.Equal(["acct", "lots", "month"], reading.Faults.Select(fault => fault.Column!).Order(StringComparer.Ordinal));
        Assert.All(reading.Faults, fault => Assert.Equal(3, fault.Line));
    }

    [Fact]
    public void BlankRows_AreLeftOut() =>
        Assert.Equal([2, 4], Formats.Read(Formats.With("x", "x"), Header, "A;CL;2027-01;1", ";;;", "A;CL;2027-02;1").Content!.Lines.Select(line => line.LineNumber));

    [Fact]
    public void AFileOfNothing_IsRefused()
    {
        Assert.Equal(new UploadFault(0, null, "The file is empty."), Assert.Single(Formats.Read(Formats.With("x", "x")).Faults));
        Assert.Contains("header row is missing", Assert.Single(Formats.Read(Formats.BuiltIn["fcm-us"], "OPEN POSITIONS").Faults).Problem, StringComparison.Ordinal);
        Assert.Empty(Formats.Read(Formats.With("x", "x"), Header).Content!.Lines);
    }

    [Fact]
    public void ARowAfterTheTotals_IsRefused()
    {
        var format = Formats.With("\"lots\":", "\"totals\": { \"column\": \"acct\", \"is\": [\"SUM\"], \"rows\": \"sym\" }, \"lots\":");

        Assert.Empty(Formats.Read(format, Header, "A;CL;2027-01;1", "sum;1", ";;;").Faults);
        var fault = Assert.Single(Formats.Read(format, Header, "sum;0", "A;CL;2027-01;1").Faults);
        Assert.Equal((3, "The row stands after the totals of line 2."), (fault.Line, fault.Problem));
    }

    [Fact]
    public void OfManyFaults_TheFirstHundredAreTold_AndTheRestIsNotRead()
    {
        var read = 0;
        IEnumerable<UploadRow> Rows()
        {
            yield return new UploadRow(1, Header.Split(';'));
            for (var line = 2; line < 1_000; line++)
            {
                read++;
                yield return new UploadRow(line, ["A", "CL", "2027-01", "x"]);
            }
        }

        var reading = StatementReader.Read(Formats.With("x", "x"), StatementSheet.Date, Rows(), new UploadFaults());

        Assert.Equal(UploadLimits.MaxFaults, reading.Faults.Count);
        Assert.True(reading.HasMoreFaults);
        Assert.Equal(UploadLimits.MaxFaults + 1, read);
    }

    [Fact]
    public void TooManyRowsOrColumns_AreRefused()
    {
        var rows = Enumerable.Range(1, UploadLimits.MaxRows + 1).Select(line => new UploadRow(line, line == 1 ? Header.Split(';') : ["A", "CL", "2027-01", "1"]));
        var tooLong = StatementReader.Read(Formats.With("x", "x"), StatementSheet.Date, rows, new UploadFaults());
        Assert.Equal(UploadLimits.MaxRows + 1, Assert.Single(tooLong.Faults).Line);

        var wide = string.Join(';', Enumerable.Range(0, UploadLimits.MaxColumns).Select(number => $"c{number}"));
        Assert.Contains("columns", Assert.Single(Formats.Read(Formats.With("x", "x"), $"{Header};{wide}").Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongCode_IsRefused() => Assert.Equal(
        "acct", Assert.Single(Formats.Read(Formats.With("x", "x"), Header, new string('A', UploadLimits.MaxCodeLength + 1) + ";CL;2027-01;1").Faults).Column);

    [Fact]
    public void ATrade_HasLotsAndAPrice()
    {
        var format = Formats.With("\"position\"", "\"trade\", \"price\": \"px\"");
        var reading = Formats.Read(format, Header + ";px", "A;CL;2027-01;1;", "A;CL;2027-01;0;1");

        Assert.Equal([(2, "px"), (3, "lots")], reading.Faults.Select(fault => (fault.Line, fault.Column)));
    }
}
