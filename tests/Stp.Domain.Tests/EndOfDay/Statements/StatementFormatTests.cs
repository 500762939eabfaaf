using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class StatementFormatTests
{
    [Fact]
    public void BuiltIn_HasThreeFormats()
    {
        Assert.Equal(["europe", "fcm-us", "signed"], Formats.BuiltIn.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((TextEncoding.Windows1252, ';'), (Formats.BuiltIn["europe"].Encoding, Formats.BuiltIn["europe"].Delimiter));
    }

    [Fact]
    public void Digest_ChangesWithTheFile()
    {
        Assert.Equal(Formats.With("x", "x").Digest, Formats.With("x", "x").Digest);
        Assert.NotEqual(Formats.With("x", "x").Digest, Formats.With("\"acct\"", "\"account\"").Digest);
    }

    [Fact]
    public void WithoutAHeaderRow_ColumnsAreNumbers()
    {
        var format = StatementFormat.Parse("numbers.json", """
            {
              "name": "numbers", "encoding": "utf-16", "delimiter": "tab", "columnCount": 4, "numbers": { "decimal": "," }, "kind": "position",
              "account": ["#1", "#2"], "instrument": { "code": "#3" }, "lots": { "signed": "#4" }
            }
            """);

        var line = Assert.Single(Formats.Read(format, "A;1;CLF7;-2").Content!.Lines);

        Assert.Equal(("A-1", "CLF7", null, 0m, 2m), (line.AccountCode, line.InstrumentCode, line.Contract, line.LongLots, line.ShortLots));
    }

    [Theory]
    [InlineData("\"utf-8\"", "\"ebcdic\"", "$.encoding", "utf-8, windows-1252, utf-16")]
    [InlineData("\",\"", "\"~\"", "$.delimiter", "tab")]
    [InlineData("\"decimal\": \".\"", "\"decimal\": \".\", \"thousands\": \".\"", "$.numbers", "the same")]
    [InlineData("\"position\"", "\"trade\"", "$", "need a \"price\"")]
    [InlineData("\"position\"", "\"settlementPrice\"", "$", "need a \"settlementPrice\"")]
    [InlineData("\"position\"", "{ \"column\": \"k\", \"values\": {} }", "$.kind.values", "no value")]
    [InlineData("\"position\"", "{ \"column\": \"k\", \"values\": { \"P\": \"position\", \"p\": \"position\" } }", "$.kind.values.p", "twice")]
    [InlineData("\"position\"", "{ \"column\": \"k\", \"values\": { \"P\": \"cash\" } }", "$.kind.values.P", "position, trade, settlementPrice")]
    [InlineData("\"position\"", "\"position\", \"date\": \"d\"", "$", "\"dates\"")]
    [InlineData("\"position\"", "\"position\", \"dates\": [\"HH:mm\"]", "$.dates[0]", "no pattern")]
    [InlineData("\"yyyy-MM\"", "\"MM\"", "$.instrument.forms[0]", "no pattern")]
    [InlineData("[\"yyyy-MM\"]", "[]", "$.instrument.forms", "no form")]
    [InlineData("\"code\": \"sym\"", "\"code\": []", "$.instrument.code", "no column")]
    [InlineData("\"code\": \"sym\"", "\"code\": \"sym\", \"monthInCode\": true", "$.instrument", "either")]
    [InlineData("\"code\": \"sym\"", "\"code\": \"sym\", \"putCall\": \"pc\"", "$.instrument", "\"call\" is missing")]
    [InlineData("\"signed\": \"lots\"", "\"signed\": \"lots\", \"side\": \"s\"", "$.lots", "side")]
    [InlineData("\"signed\": \"lots\"", "\"long\": \"l\"", "$.lots", "\"short\" is missing")]
    [InlineData("\"signed\": \"lots\"", "\"quantity\": \"q\", \"side\": \"s\", \"buy\": [\"B\"], \"sell\": [\"b\"]", "$.lots", "share")]
    [InlineData("\"position\"", "\"position\", \"symbols\": { \"CL\": { \"instrument\": \"CL\" } }", "$.symbols.CL.instrument", "MIC:PRODUCT")]
    [InlineData("\"position\"", "\"position\", \"symbols\": { \"CL\": { \"priceFactor\": 0 } }", "$.symbols.CL.priceFactor", "above 0")]
    [InlineData("\"position\"", "\"position\", \"totals\": { \"column\": \"a\", \"is\": [\"T\"] }", "$.totals", "sums nothing")]
    [InlineData("\"position\"", "\"position\", \"columnCount\": 3", "$", "#1 to #3")]
    [InlineData("\"position\"", "\"position\", \"skipRows\": 1000", "$.skipRows", "0 to 100")]
    [InlineData("\"acct\"", "\"acct\", \"acount\": 1", "$", "acount")]
    public void AFault_IsToldWithItsPlace(string old, string replacement, string path, string problem)
    {
        var fault = Assert.Throws<EndOfDaySettingsException>(() => Formats.With(old, replacement));

        Assert.Equal(path, fault.Path);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }
}
