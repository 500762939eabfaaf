using System.Text;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixMessageFaultTests
{
    private readonly FixMessage _message = new();

    [Theory]
    [InlineData("", FixFault.Empty)]
    [InlineData(" \r\n\t", FixFault.Empty)]
    [InlineData("hello", FixFault.Unrecognised)]
    [InlineData("35=8|8=FIX.4.4|10=000|", FixFault.Unrecognised)]
    [InlineData("8=invalid_stuff", FixFault.Unrecognised)]
    [InlineData("8=FIX.4.4;9=5;35=8;10=000;", FixFault.Unrecognised)]
    [InlineData("8=FIX.4.4.and.much.more.than.that|9=5|35=8|10=000|", FixFault.Unrecognised)]
    [InlineData("8=FIX.4", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|9=12|35=8|54=", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|9=12|35=8|54=1|", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|9=12|35=8|54=1|10=", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|9=12|35=8|54=1|10=12", FixFault.Truncated)]
    [InlineData("8=FIX.4.4|9=12|35=8|54=1|10=123", FixFault.Truncated)]
    public void Bytes_that_are_no_whole_message(string text, FixFault fault)
    {
        Assert.Equal(fault, _message.Parse(Bytes(text), Groups, FixChecks.All));
        Assert.Equal(0, _message.FaultTag);
        Assert.EndsWith(".", _message.DescribeFault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8=FIX.4.4|9=6|35=8|10=154|")]
    [InlineData("8=FIX.4.4|9=4|35=8|10=154|")]
    [InlineData("8=FIX.4.4|9=x|35=8|10=154|")]
    [InlineData("8=FIX.4.4|9=|35=8|10=154|")]
    [InlineData("8=FIX.4.4|9=-5|35=8|10=154|")]
    [InlineData("8=FIX.4.4|9=99999999999999999999|35=8|10=154|")]
    [InlineData("8=FIX.4.4|35=8|9=5|10=154|")]
    [InlineData("8=FIX.4.4|10=154|")]
    public void Wrong_body_length(string text)
    {
        Assert.Equal(FixFault.BodyLength, _message.Parse(Bytes(text), Groups, FixChecks.All));
        Assert.Equal(9, _message.FaultTag);
        Assert.Contains("BodyLength (9)", _message.DescribeFault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8=FIX.4.4|9=5|35=8|10=001|")]
    [InlineData("8=FIX.4.4|9=5|35=8|10=999|")]
    [InlineData("8=FIX.4.4|9=5|35=8|10=1a0|")]
    [InlineData("8=FIX.4.4|9=5|35=8|10=0|")]
    [InlineData("8=FIX.4.4|9=5|35=8|10=0000|")]
    [InlineData("8=FIX.4.4|9=5|35=8|10=154|58=x|")]
    public void Wrong_checksum(string text)
    {
        Assert.Equal(FixFault.CheckSum, _message.Parse(Bytes(text), Groups, FixChecks.All));
        Assert.Equal(10, _message.FaultTag);
        Assert.Contains("CheckSum (10)", _message.DescribeFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leading_zeros_of_the_body_length_are_fine()
    {
        var raw = "8=FIX.4.4\u00019=0005\u000135=8\u0001"u8.ToArray();
        byte[] whole = [.. raw, .. Encoding.ASCII.GetBytes($"10={raw.Sum(one => one) % 256:000}\u0001")];
        Assert.Equal(FixFault.None, _message.Parse(whole, Groups, FixChecks.All));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("||")]
    [InlineData("58|")]
    [InlineData("=x|")]
    [InlineData("5|58=x|")]
    [InlineData("0=x|")]
    [InlineData("058=x|")]
    [InlineData("100000=x|")]
    [InlineData("123456789=x|")]
    [InlineData("49garbled=TW|")]
    [InlineData("5 8=x|")]
    [InlineData("-58=x|")]
    [InlineData("x=y|")]
    [InlineData("5\u00b38=x|")]
    [InlineData("5/=x|")]
    [InlineData("5:=x|")]
    public void A_field_that_is_not_tag_and_value(string body)
    {
        foreach (var (before, after) in new[] { ("", ""), ("35=8|", "58=long enough to be read by vectors, too, if it has more than a few bytes|"), ("453=1|", "") })
        {
            Assert.Equal(FixFault.FieldMalformed, _message.Parse(Wire(before + body + after), Groups, FixChecks.All));
            Assert.Equal(0, _message.FaultTag);
            Assert.Contains("is not tag=value", _message.DescribeFault(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_field_at_the_very_end_of_pasted_text()
    {
        Assert.Equal(FixFault.FieldMalformed, _message.Parse(Pasted(Wire("35=8||")).AsMemory()[..^1], Groups, FixChecks.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    [InlineData(99_999)]
    public void Tags_have_one_to_five_digits(int tag)
    {
        var body = tag is 9 or 10 ? "58=x|" : $"{tag}=v|";
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=8|" + body), Groups, FixChecks.All));
        Assert.True(_message.Has(tag));
    }

    [Theory]
    [InlineData("95=5|96=abc|", 96)]
    [InlineData("95=2|96=abc|", 96)]
    [InlineData("95=x|96=abc|", 96)]
    [InlineData("95=-1|96=abc|", 96)]
    [InlineData("95=999999999999|96=abc|", 96)]
    [InlineData("95=10|96=abc|", 96)]
    [InlineData("95=0|96=|", 96)]
    [InlineData("96=|", 96)]
    [InlineData("58=|", 58)]
    [InlineData("453=|", 453)]
    public void No_value_or_data_that_is_not_as_long_as_its_length_says(string body, int tag)
    {
        Assert.Equal(FixFault.FieldMalformed, _message.Parse(Wire("35=8|" + body), Groups, FixChecks.All));
        Assert.Equal(tag, _message.FaultTag);
    }

    [Theory]
    [InlineData("35=8|35=8|", 35)]
    [InlineData("35=8|58=a|1=b|58=c|", 58)]
    [InlineData("35=8|16612=a|16612=b|", 16612)]
    [InlineData("35=8|95=1|96=a|95=1|96=b|", 95)]
    [InlineData("8=FIX.4.4|35=8|", 8)]
    [InlineData("35=8|9=5|", 9)]
    [InlineData("35=8|10=000|58=x|", 10)]
    public void A_tag_twice(string body, int tag)
    {
        Assert.Equal(FixFault.TagDuplicate, _message.Parse(Wire(body), Groups, FixChecks.All));
        Assert.Equal(tag, _message.FaultTag);
        Assert.Contains($"Tag {tag}", _message.DescribeFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_are_limited()
    {
        // Three of header and trailer, 35 and the others.
        var most = "35=8|" + string.Concat(Enumerable.Range(2_000, FixMessage.MaxFields - 4).Select(tag => $"{tag}=x|"));
        Assert.Equal(FixFault.None, _message.Parse(Wire(most), FixDictionary.Standard, FixChecks.CheckSum));
        Assert.Equal(FixMessage.MaxFields, _message.Fields.Length);
        Assert.True(_message.Has(2_000 + FixMessage.MaxFields - 5));

        Assert.Equal(FixFault.TooManyFields, _message.Parse(Wire(most + "58=x|"), FixDictionary.Standard, FixChecks.CheckSum));
        Assert.Equal(FixFault.TooManyFields, _message.Parse(Wire(most + "58=x|59=x|"), FixDictionary.Standard, FixChecks.CheckSum));
    }

    [Fact]
    public void Bytes_are_limited()
    {
        var raw = Wire("35=8|58=" + new string('x', 200) + "|");
        Assert.Equal(FixFault.None, new FixMessage(raw.Length).Parse(raw, Groups, FixChecks.All));

        var small = new FixMessage(raw.Length - 1);
        Assert.Equal(FixFault.TooLarge, small.Parse(raw, Groups, FixChecks.All));
        Assert.Contains($"{raw.Length} bytes", small.DescribeFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_description()
    {
        Assert.Equal(FixFault.TagDuplicate, _message.Parse(Wire($"35=8|58=a|58={new string('b', 500)}|"), Groups, FixChecks.All));
        Assert.InRange(_message.DescribeFault().Length, 40, 120);
    }

    [Fact]
    public void Every_fault_has_its_own_reason_code()
    {
        var faults = Enum.GetValues<FixFault>().Where(fault => fault != FixFault.None).ToList();
        Assert.Equal(faults.Count, faults.Select(fault => fault.ToReasonCode()).Distinct().Count());
        Assert.Equal(ReasonCodes.TagDuplicate, FixFault.TagDuplicate.ToReasonCode());
        Assert.Throws<ArgumentOutOfRangeException>(() => FixFault.None.ToReasonCode());
    }
}
