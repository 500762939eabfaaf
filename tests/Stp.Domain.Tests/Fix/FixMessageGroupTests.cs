using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixMessageGroupTests
{
    private const string TwoSides =
        "35=AE|571=R|552=2|54=1|37=O1|453=2|448=F1|452=1|448=A1|447=C|452=24|802=2|523=s1|803=26|523=s2|803=5|"
        + "54=2|37=O2|453=1|448=A2|452=24|75=20261120|";

    private readonly FixMessage _message = new();

    [Fact]
    public void Nested_groups_give_the_entries_of_each_level()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire(TwoSides), Groups, FixChecks.All));

        Assert.Equal(["1/O1", "2/O2"], Entries(0, 552).Select(side => Value(side, 54) + "/" + Value(side, 37)));
        var sides = Entries(0, 552);
        Assert.Equal(["F1//1", "A1/C/24"], Entries(sides[0], 453).Select(party => $"{Value(party, 448)}/{Value(party, 447)}/{Value(party, 452)}"));
        Assert.Equal(["A2"], Entries(sides[1], 453).Select(party => Value(party, 448)));
        Assert.Equal(["s1=26", "s2=5"], Entries(Entries(sides[0], 453)[1], 802).Select(sub => Value(sub, 523) + "=" + Value(sub, 803)));
        Assert.Empty(Entries(sides[1], 802));
        Assert.Equal("20261120", Text(_message.Value(75)));
        Assert.Equal("2", Value(sides[0], 453));
        Assert.Equal("2", Text(_message.Value(552)));
    }

    [Fact]
    public void A_value_in_a_group_is_not_one_of_the_message_or_of_another_entry()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire(TwoSides), Groups, FixChecks.All));

        Assert.False(_message.Has(54));
        var side = Entries(0, 552)[0];
        Assert.Equal("", Value(side, 448));
        Assert.Equal("", Value(Entries(0, 552)[1], 523));
        Assert.Empty(Entries(0, 453));
    }

    [Fact]
    public void The_same_tag_may_stand_in_the_message_and_in_its_groups()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|54=1|58=root|552=1|54=2|58=side|453=1|448=P|60=t|"), Groups, FixChecks.All));

        Assert.Equal("1", Text(_message.Value(54)));
        Assert.Equal("root", Text(_message.Value(58)));
        Assert.Equal("side", Value(Entries(0, 552)[0], 58));
    }

    [Fact]
    public void Two_groups_may_follow_one_another()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|453=1|448=P|552=1|54=1|555=2|600=L1|624=1|600=L2|624=2|"), Groups, FixChecks.All));

        Assert.Equal(["P"], Entries(0, 453).Select(entry => Value(entry, 448)));
        Assert.Equal(["1"], Entries(0, 552).Select(entry => Value(entry, 54)));
        Assert.Equal(["L1/1", "L2/2"], Entries(0, 555).Select(entry => Value(entry, 600) + "/" + Value(entry, 624)));
    }

    [Fact]
    public void A_member_after_a_nested_group_belongs_to_the_outer_entry()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|552=2|54=1|453=1|448=P|58=x|54=2|453=1|448=Q|58=y|"), Groups, FixChecks.All));

        Assert.Equal(["x", "y"], Entries(0, 552).Select(entry => Value(entry, 58)));
    }

    [Fact]
    public void A_count_of_zero_has_no_entries()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|552=0|54=1|"), Groups, FixChecks.All));

        Assert.Empty(Entries(0, 552));
        Assert.Equal("1", Text(_message.Value(54)));
    }

    [Fact]
    public void The_first_tag_of_the_first_entry_separates_entries_whatever_it_is()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|453=2|452=1|448=A|452=24|448=B|"), Groups, FixChecks.All));

        Assert.Equal(["A", "B"], Entries(0, 453).Select(entry => Value(entry, 448)));
    }

    [Theory]
    [InlineData("453=2|448=A|452=1|", 453)]
    [InlineData("453=1|448=A|448=B|", 453)]
    [InlineData("453=1|58=x|", 453)]
    [InlineData("453=1|", 453)]
    [InlineData("453=x|448=A|", 453)]
    [InlineData("453=-1|448=A|", 453)]
    [InlineData("453=99999999999|448=A|", 453)]
    [InlineData("552=1|54=1|453=3|448=A|448=B|75=20261120|", 453)]
    [InlineData("552=2|54=1|453=1|448=A|75=20261120|", 552)]
    [InlineData("552=1|54=1|453=1|448=A|54=2|453=1|448=B|", 552)]
    public void A_count_that_lies_is_a_fault(string body, int tag)
    {
        Assert.Equal(FixFault.GroupCount, _message.Parse(Wire("35=AE|" + body), Groups, FixChecks.All));

        Assert.Equal(tag, _message.FaultTag);
        Assert.Contains($"Group {tag}", _message.DescribeFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unchecked_the_entries_that_are_there_count()
    {
        Assert.Equal(FixFault.None, _message.Parse(Wire("35=AE|453=1|448=A|448=B|75=d|555=3|600=L|"), Groups, FixChecks.DuplicateTags));

        Assert.Equal(["A", "B"], Entries(0, 453).Select(entry => Value(entry, 448)));
        Assert.Equal(["L"], Entries(0, 555).Select(entry => Value(entry, 600)));
    }

    [Theory]
    [InlineData("453=1|448=A|452=1|452=2|", 452)]
    [InlineData("552=1|54=1|58=a|453=1|448=A|58=b|", 58)]
    [InlineData("552=1|54=1|453=1|448=A|453=1|448=B|", 453)]
    [InlineData("453=1|448=A|58=x|453=1|448=B|", 453)]
    [InlineData("552=1|54=1|354=1|355=a|58=x|354=1|", 354)]
    public void A_tag_twice_in_one_entry_is_a_fault(string body, int tag)
    {
        Assert.Equal(FixFault.TagDuplicate, _message.Parse(Wire("35=AE|" + body), Groups, FixChecks.All));

        Assert.Equal(tag, _message.FaultTag);
    }

    [Fact]
    public void More_entries_than_usual_are_kept()
    {
        var body = "35=AE|453=1500|" + string.Concat(Enumerable.Range(1, 1500).Select(one => $"448=P{one}|452=1|"));
        Assert.Equal(FixFault.None, _message.Parse(Wire(body), Groups, FixChecks.All));

        Assert.Equal(Enumerable.Range(1, 1500).Select(one => $"P{one}"), Entries(0, 453).Select(entry => Value(entry, 448)));
    }

    [Fact]
    public void Dictionaries_may_take_turns()
    {
        var plain = FixDictionary.Standard;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(FixFault.None, _message.Parse(Wire(TwoSides), Groups, FixChecks.All));
            Assert.Equal(2, Entries(0, 552).Count);
            Assert.Equal(FixFault.None, _message.Parse(Wire("35=8|453=1|9039=x|"), plain, FixChecks.All));
            Assert.Equal("1", Text(_message.Value(453)));
            Assert.Equal(0, _message.FirstInstance(0, 453));
        }
    }

    [Fact]
    public void Groups_nested_too_deep_are_refused()
    {
        var group = new FixGroup(1000, new HashSet<int> { 1001 }, []);
        for (var depth = 0; depth < FixDictionary.MaxDepth; depth++)
        {
            group = new FixGroup(2000 + depth, new HashSet<int> { 3000 + depth }, [group]);
        }

        Assert.Throws<ArgumentException>(() => new FixDictionary([group], new Dictionary<int, int>()));
    }

    private List<int> Entries(int parent, int countTag)
    {
        var entries = new List<int>();
        for (var entry = _message.FirstInstance(parent, countTag); entry != 0; entry = _message.NextInstance(entry))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private string Value(int instance, int tag) => Text(_message.Value(instance, tag));
}
