using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class FixMessagePropertyTests
{
    private readonly FixMessage _message = new();

    private static Gen<byte[]> AnyBytes => Gen.Choose(0, 255).Select(one => (byte)one).ArrayOf();

    /// <summary>Bytes that look like parts of messages, so that the tokenizer gets past its first checks.</summary>
    private static Gen<byte[]> Fragments =>
        Gen.Elements(
            "8=FIX.4.4|", "9=5|", "9=12|", "35=8|", "552=2|", "54=1|", "453=2|", "448=A|", "802=1|", "523=x|", "95=4|", "96=ab|c|", "10=000|", "10=",
            "58=x", "|", "=", "99999=1|", "12345", "8=FIX", "0=", "||", "453=", "555=9999|", "600=L|", "\u0080\u00ff")
        .ArrayOf().Select(parts => Bytes(string.Concat(parts)));

    private static Gen<(int Tag, byte[] Value)[]> Fields =>
        from tags in Gen.Choose(11, FixDictionary.MaxTag).ArrayOf()
        from values in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(2, 255).Select(one => (byte)one), 9), tags.Length)
        from lengths in Gen.ArrayOf(Gen.Choose(1, 9), tags.Length)
        select tags.Zip(values.Zip(lengths, (value, length) => value[..length])).DistinctBy(one => one.First)
            .Where(one => FixDictionary.Standard.Message[one.First] == FieldKind.Plain).ToArray();

    [Fact]
    public void Random_bytes_never_throw()
    {
        FixProperty.Holds(AnyBytes, raw => _message.Parse(raw, Groups, FixChecks.All), 2_000);
        FixProperty.Holds(Fragments, raw => ReadAll(raw, FixChecks.All), 3_000);
        FixProperty.Holds(Fragments.Select(parts => Bytes("8=FIX.4.4|" + Text(parts) + "58=y|10=000|")), raw => ReadAll(raw, FixChecks.None), 3_000);
        FixProperty.Holds(Fragments.Select(parts => Seal([.. parts, .. "58=y\u0001"u8])), raw => ReadAll(raw, FixChecks.All), 3_000);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        FixProperty.Holds(Fields, fields =>
        {
            byte[] body = [.. fields.SelectMany(one => (byte[])[.. System.Text.Encoding.ASCII.GetBytes($"{one.Tag}="), .. one.Value, 1])];
            Assert.Equal(FixFault.None, _message.Parse(Seal(body), FixDictionary.Standard, FixChecks.All));
            Assert.Equal([8, 9, .. fields.Select(one => one.Tag), 10], _message.Fields.ToArray().Select(one => one.Tag));
            Assert.All(fields, one => Assert.Equal(one.Value, _message.Value(one.Tag).ToArray()));
        });
    }

    [Fact]
    public void One_changed_byte_is_never_accepted()
    {
        var raw = Wire("35=AE|571=R|552=2|54=1|37=O1|453=1|448=F1|452=1|54=2|37=O2|58=text of some length, so that vectors are used|");
        FixProperty.Holds(
            from at in Gen.Choose(0, raw.Length - 1)
            from change in Gen.Choose(1, 255)
            select (at, change),
            one =>
            {
                var changed = raw.ToArray();
                changed[one.at] ^= (byte)one.change;
                Assert.NotEqual(FixFault.None, _message.Parse(changed, Groups, FixChecks.All));
            },
            5_000);
    }

    [Fact]
    public void A_cut_message_is_truncated_wherever_it_is_cut()
    {
        var raw = Wire("35=AE|552=1|54=1|95=3|96=a|b|453=1|448=F1|58=x|");
        for (var length = 10; length < raw.Length; length++)
        {
            Assert.Equal(FixFault.Truncated, _message.Parse(raw.AsMemory(0, length), Groups, FixChecks.All));
        }
    }

    [Fact]
    public void Vectors_find_what_a_plain_loop_finds()
    {
        FixProperty.Holds(
            from bytes in Gen.Choose(0, 3).Select(one => (byte)one).ArrayOf()
            from repeat in Gen.Choose(1, 20)
            select Enumerable.Repeat(bytes, repeat).SelectMany(one => one).ToArray(),
            bytes =>
            {
                var positions = new int[128];
                var found = new List<int>();
                var at = 0;
                for (var count = FixScan.FindDelimiters(bytes, ref at, 1, positions); count > 0; count = FixScan.FindDelimiters(bytes, ref at, 1, positions))
                {
                    found.AddRange(positions[..count]);
                }

                Assert.Equal(Enumerable.Range(0, bytes.Length).Where(one => bytes[one] == 1), found);
                Assert.Equal((byte)bytes.Sum(one => one), FixScan.Sum(bytes));
            },
            1_000);
    }

    [Fact]
    public void A_message_is_read_as_if_it_were_the_first_whatever_came_before()
    {
        // Few orders of tags come again and again, with other counts, lengths and data.
        var bodies =
            from order in Gen.Elements<string[][]>(
                [["552=1|", "552=2|", "552=0|"], ["54=1|", "54=2|"], ["37=O|", "37=Order|"], ["54=1|", ""], ["58=x|", "58=text|", "58=|"]],
                [["55=x|", ""], ["552=1|", "552=2|"], ["54=1|"], ["453=1|", "453=2|", "453=02|"], ["448=A|"], ["452=1|", "448=B|"], ["448=C|", "55=y|"]],
                [["95=1|", "95=3|"], ["96=a|", "96=a|b|", "96=abc|"], ["55=x|"], ["10=000|", "55=y|", ""], ["552=1|", "552=0|"], ["54=1|"]])
            from parts in Gen.CollectToArray(order, Gen.Elements)
            select Bytes("35=8|" + string.Concat(parts));
        var cases =
            from body in bodies
            from pasted in Gen.Choose(0, 9)
            from checks in Gen.Elements(FixChecks.All, FixChecks.None, FixChecks.DuplicateTags, FixChecks.GroupCounts)
            from dictionary in Gen.Elements(Groups, FixDictionary.Standard)
            select (Raw: pasted == 0 ? Pasted(Seal(body)) : Seal(body), checks, dictionary);
        var good = 0;
        FixProperty.Holds(
            cases,
            one =>
            {
                var fresh = new FixMessage();
                var fault = fresh.Parse(one.Raw, one.dictionary, one.checks);
                for (var again = 0; again < 2; again++)
                {
                    Assert.Equal(fault, _message.Parse(one.Raw, one.dictionary, one.checks));
                    Assert.Equal(fresh.DescribeFault(), _message.DescribeFault());
                    Assert.Equal(fresh.Fields, _message.Fields);
                    Assert.Equal(Answers(fresh), Answers(_message));
                }

                good += fault == FixFault.None ? 1 : 0;
            },
            4_000);
        Assert.True(good > 400, $"Only {good} messages could be read.");
    }

    /// <summary>What a message says of the tags and groups that the test writes.</summary>
    private static List<string> Answers(FixMessage message)
    {
        var instances = message.Fields.ToArray().Select(one => one.Instance).DefaultIfEmpty().Max();
        var answers = new List<string>();
        for (var instance = 0; instance <= instances; instance++)
        {
            foreach (var tag in (int[])[0, 8, 9, 10, 35, 37, 54, 55, 58, 95, 96, 448, 453, 552, FixDictionary.MaxTag, FixDictionary.MaxTag + 1])
            {
                answers.Add($"{instance} {tag} {Text(message.Value(instance, tag))} {message.FirstInstance(instance, tag)} {message.NextInstance(instance)}");
            }
        }

        return answers;
    }

    /// <summary>Reads everything that can be asked for, and checks that entries hang together.</summary>
    private void ReadAll(byte[] raw, FixChecks checks)
    {
        if (_message.Parse(raw, Groups, checks) != FixFault.None)
        {
            Assert.NotEmpty(_message.DescribeFault());
            return;
        }

        foreach (var one in _message.Fields)
        {
            Assert.False(_message.Value(one.Instance, one.Tag).IsEmpty);
            Assert.False(_message.Value(in one).IsEmpty);
            var children = 0;
            for (var entry = _message.FirstInstance(one.Instance, one.Tag); entry != 0; entry = _message.NextInstance(entry))
            {
                Assert.True(++children <= _message.Fields.Length);
            }
        }
    }
}
