using System.Text;
using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixMessageTests
{
    private const string Fill = "35=8|49=VENUE|56=FIRM|34=7|52=20261120-14:03:07.416|17=E1|150=F|39=2|1=ACC|55=BRN|54=1|32=12|31=74.29|16612=K|";
    private readonly FixMessage _message = new();

    [Theory]
    [InlineData("FIX.4.2")]
    [InlineData("FIX.4.4")]
    [InlineData("FIXT.1.1")]
    public void A_message_on_the_wire_gives_its_values(string begin)
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire(Fill, begin), Groups, FixChecks.All));

        Assert.Equal(1, _message.Delimiter);
        Assert.Equal(begin, Text(_message.Value(8)));
        Assert.Equal("8", Text(_message.Value(35)));
        Assert.Equal("74.29", Text(_message.Value(31)));
        Assert.Equal("K", Text(_message.Value(16612)));
        Assert.True(_message.Has(10));
        Assert.False(_message.Has(44));
        Assert.True(_message.Value(44).IsEmpty);
        Assert.Equal(0, _message.FaultTag);
    }

    [Fact]
    public void Fields_are_listed_in_order_with_their_place()
    {
        var raw = Wire("35=8|17=E1|");
        Assert.Equal(FixFault.None, _message.Parse(raw, Groups, FixChecks.All));

        Assert.Equal([8, 9, 35, 17, 10], _message.Fields.ToArray().Select(field => field.Tag));
        Assert.Equal("E1", Text(_message.Value(in _message.Fields[3])));
        Assert.Equal("E1", Text(raw.AsSpan(_message.Fields[3].Start, _message.Fields[3].Length)));
    }

    [Fact]
    public void Pasted_text_is_checked_as_the_message_on_the_wire()
    {
        Assert.Equal(FixFault.None, _message.Parse(Pasted(Wire(Fill)), Groups, FixChecks.All));

        Assert.Equal((byte)'|', _message.Delimiter);
        Assert.Equal("ACC", Text(_message.Value(1)));
    }

    [Fact]
    public void Pasted_text_may_lack_the_last_delimiter()
    {
        Assert.Equal(FixFault.None, _message.Parse(Pasted(Wire(Fill)).AsMemory()[..^1], Groups, FixChecks.All));

        Assert.Equal(3, _message.Value(10).Length);
    }

    [Fact]
    public void A_pipe_in_a_value_is_data_when_the_delimiter_is_SOH()
    {
        var body = Encoding.ASCII.GetBytes("35=8\u0001448=A|B\u000158=|\u0001");
        Assert.Equal(FixFault.None, _message.Parse(Seal(body), FixDictionary.Standard, FixChecks.All));

        Assert.Equal("A|B", Text(_message.Value(448)));
        Assert.Equal("|", Text(_message.Value(58)));
    }

    [Theory]
    [InlineData(95, 96)]
    [InlineData(354, 355)]
    [InlineData(212, 213)]
    [InlineData(9039, 9040)]
    public void Data_with_a_length_may_contain_delimiters(int length, int data)
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire($"35=8|{length}=10|{data}=a|10=000|b|58=after|"), Groups, FixChecks.All));

        Assert.Equal("a\u000110=000\u0001b", Text(_message.Value(data)));
        Assert.Equal("after", Text(_message.Value(58)));
    }

    [Fact]
    public void Data_in_a_group_entry_may_contain_delimiters()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|552=2|54=1|354=3|355=a|b|54=2|58=x|75=20261120|"), Groups, FixChecks.All));

        var first = _message.FirstInstance(0, 552);
        Assert.Equal("a\u0001b", Text(_message.Value(first, 355)));
        Assert.Equal("x", Text(_message.Value(_message.NextInstance(first), 58)));
    }

    [Fact]
    public void Data_without_a_length_ends_at_the_delimiter()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=8|96=abc|58=x|"), Groups, FixChecks.All));

        Assert.Equal("abc", Text(_message.Value(96)));
        Assert.Equal("x", Text(_message.Value(58)));
    }

    [Fact]
    public void Data_longer_than_the_delimiters_looked_ahead_is_skipped()
    {
        var data = new string('|', 5_000);
        Assert.Equal(FixFault.None, _message.Parse(Wire($"35=8|95=5000|96={data}|58=x|"), Groups, FixChecks.All));

        Assert.Equal(5_000, _message.Value(96).Length);
        Assert.Equal("x", Text(_message.Value(58)));
    }

    [Fact]
    public void Values_may_hold_any_byte_but_the_delimiter()
    {
        byte[] value = [.. Enumerable.Range(0, 256).Where(one => one != 1).Select(one => (byte)one)];
        Assert.Equal(FixFault.None, _message.Parse(Seal([.. "58="u8, .. value, 1]), Groups, FixChecks.All));

        Assert.Equal(value, _message.Value(58).ToArray());
    }

    [Theory]
    [InlineData(FixChecks.None, "8=FIX.4.4|35=8|10=000|")]
    [InlineData(FixChecks.BodyLength, "8=FIX.4.4|9=5|35=8|10=000|")]
    [InlineData(FixChecks.CheckSum, "8=FIX.4.4|9=99|35=8|10=232|")]
    public void What_is_not_asked_for_is_not_checked(FixChecks checks, string text)
    {
        Assert.Equal(FixFault.None, _message.Parse(Bytes(text), Groups, checks));
        Assert.Equal("8", Text(_message.Value(35)));
    }

    [Fact]
    public void Of_a_tag_that_stands_twice_the_first_counts_when_unchecked()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=8|58=a|58=b|453=1|448=X|448=Y|452=1|452=2|"), Groups, FixChecks.None));

        Assert.Equal("a", Text(_message.Value(58)));
        var second = _message.NextInstance(_message.FirstInstance(0, 453));
        Assert.Equal("1", Text(_message.Value(second, 452)));
    }

    [Fact]
    public void A_message_is_read_from_a_part_of_an_array()
    {
        var raw = Wire(Fill);
        byte[] padded = [9, 9, 9, .. raw, 9];
        Assert.Equal(FixFault.None, _message.Parse(padded.AsMemory(3, raw.Length), Groups, FixChecks.All));
        Assert.Equal("E1", Text(_message.Value(17)));
    }

    [Fact]
    public void After_a_fault_nothing_of_the_message_is_given()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire(Fill + "453=1|448=A|"), Groups, FixChecks.All));
        Assert.Equal(FixFault.TagDuplicate, _message.Parse(Wire("35=8|453=1|448=A|35=8|"), Groups, FixChecks.All));

        Assert.True(_message.Fields.IsEmpty);
        Assert.False(_message.Has(35));
        Assert.Equal(0, _message.FirstInstance(0, 453));
        Assert.Equal(0, _message.NextInstance(1));
        Assert.True(_message.Value(1, 448).IsEmpty);
    }

    [Fact]
    public void Before_the_first_message_there_is_nothing()
    {
        Assert.False(_message.Has(35));
        Assert.True(_message.Fields.IsEmpty);
        Assert.Equal(0, _message.FirstInstance(0, 453));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_tag_or_instance_out_of_range_is_absent(int number)
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=8|453=1|448=A|"), Groups, FixChecks.All));

        Assert.False(_message.Has(number));
        Assert.True(_message.Value(number == 0 ? 2 : number, 448).IsEmpty);
        Assert.True(_message.Value(1, number).IsEmpty);
        Assert.Equal(0, _message.NextInstance(number));
        Assert.Equal(0, _message.FirstInstance(number == 0 ? 2 : number, 453));
    }
}
