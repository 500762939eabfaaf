using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Reference;

public sealed class InstrumentTests
{
    [Theory]
    [InlineData("XNYM:CL:2027-01")]
    [InlineData("NDEX:TFM:2026-11-23")]
    [InlineData("IFED:PMX:2027-Q1")]
    [InlineData("XNYM:LO:2027-01:C:75")]
    [InlineData("XNYM:LO:2027-01:P:-0.5")]
    public void ToString_OfWhatWasParsed_IsTheText(string text)
    {
        Assert.True(Instrument.TryParse(text, out var instrument));
        Assert.Equal(text, instrument.ToString());
    }

    [Fact]
    public void Parse_TakesTheTextApart()
    {
        Assert.True(Instrument.TryParse("XNYM:LO:2027-01:P:40.5", out var instrument));
        Assert.Equal(new Instrument("XNYM", "LO", "2027-01", 'P', 40.5m), instrument);
        Assert.Equal("XNYM:LO", instrument.ProductKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XNYM:CL")]
    [InlineData("xnym:CL:2027-01")]
    [InlineData("NYM:CL:2027-01")]
    [InlineData("XNYM::2027-01")]
    [InlineData("XNYM:C L:2027-01")]
    [InlineData("XNYM:CL:")]
    [InlineData("XNYM:LO:2027-01:C")]
    [InlineData("XNYM:LO:2027-01:X:75")]
    [InlineData("XNYM:LO:2027-01:C:75.0")]
    [InlineData("XNYM:LO:2027-01:C:1e2")]
    public void Parse_RefusesAnythingElse(string? text) => Assert.False(Instrument.TryParse(text, out _));
}
