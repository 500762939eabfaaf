using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixMessageReuseTests
{
    private const string Report = "35=AE|571=R|552=2|54=1|37=O1|453=2|448=F|452=1|448=A|452=24|54=2|37=O2|453=1|448=B|452=24|95=3|96=a|b|75=20261120|";

    [Fact]
    public void Parsing_and_reading_allocate_nothing_once_warm()
    {
        var message = new FixMessage();
        var good = Wire(Report);
        var pasted = Pasted(good);
        var bad = Wire(Report + "571=again|");
        Assert.Equal(11, Work(message, good, pasted, bad));

        // A collection that another test causes counts what this thread had left of its buffer, so one round of a few must be clean.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(() => Work(message, good, pasted, bad))));
    }

    private static long AllocatedBy(Func<int> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            work();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_message_is_read_right_after_more_messages_than_there_are_stamps()
    {
        var message = new FixMessage();
        var report = Wire(Report);
        var twice = Wire("35=8|58=a|58=b|");
        for (var i = 0; i < 220_000; i++)
        {
            // Four entries and the message: the stamps run out once.
            if (message.Parse(report, Groups, FixChecks.All) != FixFault.None || message.Value(1, 37).Length != 2 || !message.Has(75))
            {
                Assert.Fail($"Message {i}: {message.DescribeFault()}");
            }
        }

        Assert.Equal(FixFault.TagDuplicate, message.Parse(twice, Groups, FixChecks.All));
    }

    [Fact]
    public void Many_dictionaries_are_served_by_one_object()
    {
        var message = new FixMessage();
        for (var i = 0; i < 200; i++)
        {
            var dictionary = new FixDictionary([new FixGroup(5000 + i, new HashSet<int> { 448, 452 }, [])], new Dictionary<int, int>());
            Assert.Equal(FixFault.None, message.Parse(Wire($"35=8|{5000 + i}=1|448=x|"), dictionary, FixChecks.All));
            Assert.Equal("x", Text(message.Value(1, 448)));
        }

        Assert.Equal(FixFault.None, message.Parse(Wire(Report), Groups, FixChecks.All));
        Assert.Equal("O1", Text(message.Value(1, 37)));
    }

    private static int Work(FixMessage message, byte[] good, byte[] pasted, byte[] bad)
    {
        var read = 0;
        _ = message.Parse(good, Groups, FixChecks.All);
        for (var side = message.FirstInstance(0, 552); side != 0; side = message.NextInstance(side))
        {
            read += message.Value(side, 37).Length;
            for (var party = message.FirstInstance(side, 453); party != 0; party = message.NextInstance(party))
            {
                read += message.Value(party, 448).Length;
            }
        }

        read += message.Value(96).Length;
        _ = message.Parse(pasted, Groups, FixChecks.All);
        read += message.Value(571).Length;
        return message.Parse(bad, Groups, FixChecks.All) == FixFault.TagDuplicate ? read : -1;
    }
}
