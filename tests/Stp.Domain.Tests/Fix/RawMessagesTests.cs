using System.Diagnostics;
using System.Text;
using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class RawMessagesTests
{
    private const int Limit = FixMessage.DefaultMaxBytes;
    private const string Document = "<FIXML v=\"5.0 SP2\"><TrdCaptRpt RptID=\"1\"/></FIXML>";
    private static readonly byte[] One = Wire("35=8|17=E1|54=1|");
    private static readonly byte[] Two = Wire("35=8|17=E2|54=2|");

    public static TheoryData<string> Glue => new("", "\n", "\r\n", "\r\n\r\n", " ", "\n2026-11-20 14:03:07,748 FIX.4.4:A->B: ", "\t[in] ");

    [Theory]
    [MemberData(nameof(Glue))]
    public void Messages_are_found_with_whatever_stands_between(string glue)
    {
        byte[] between = Encoding.UTF8.GetBytes(glue);
        Expect([.. between, .. One, .. between, .. Two, .. between, .. Two, 10, 10], One, Two, Two);
        Expect([.. between, .. Pasted(One), .. between, .. Pasted(Two), 13, 10], Pasted(One), Pasted(Two));
        Expect([.. between, .. Xml(Document), .. between, .. One, .. between, .. Xml(Document), .. between, .. Pasted(Two)], Xml(Document), One, Xml(Document), Pasted(Two));
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        Assert.Empty(RawMessages.Split(default, Limit));
        Assert.Empty(RawMessages.Split(Bytes(" \r\n\t\0\n"), Limit));
        Assert.Empty(RawMessages.Split("\uFEFF\r\n"u8.ToArray(), Limit));
    }

    [Fact]
    public void A_byte_order_mark_and_closing_quotes_are_no_message()
    {
        Expect([.. "\uFEFF\""u8, .. Pasted(One), .. "\",\n\""u8, .. Pasted(Two), .. "\"]\n"u8], Pasted(One), Pasted(Two));
    }

    [Fact]
    public void Pasted_text_without_the_last_delimiter_ends_at_the_line()
    {
        byte[] one = Pasted(One)[..^1];
        Expect([.. one, 13, 10, .. one, 10, .. one], one, one, one);
    }

    [Fact]
    public void A_message_carried_in_a_value_does_not_split_the_one_that_carries_it()
    {
        var outer = Seal([.. "35=8\u00019039="u8, .. One, .. "17=E3\u0001"u8]);
        Expect([.. outer, .. Two], outer, Two);

        var data = Seal([.. Encoding.ASCII.GetBytes($"35=n\u0001212={One.Length}\u0001213="), .. One, .. "\u000158=x\u0001"u8]);
        Expect([.. One, .. data, .. One], One, data, One);

        byte[] longer = [.. "8=FIX.4.4\u00019=77\u0001"u8, .. outer.AsSpan(15)];
        Expect([.. longer, .. Two], longer, Two);
    }

    [Fact]
    public void A_document_cut_off_does_not_hide_the_next_message()
    {
        byte[] cut = Xml(Document)[..^10];
        Expect([.. cut, .. One, .. Two], cut, One, Two);
        Expect([.. cut, 10, .. Pasted(One), 10, .. cut], cut, Pasted(One), cut);
        Expect([.. cut, 10, .. Xml(Document)], cut, Xml(Document));
    }

    [Fact]
    public void A_wrong_body_length_does_not_hide_the_next_message()
    {
        var wrong = Bytes("8=FIX.4.4|9=999|35=8|17=E1|10=001|");
        Expect([.. wrong, .. Two], wrong, Two);
        Expect([.. wrong, 10, .. Two], wrong, Two);
        Expect([.. Pasted(wrong), .. Pasted(Two)], Pasted(wrong), Pasted(Two));
    }

    [Fact]
    public void A_message_cut_off_anywhere_does_not_hide_the_next_one()
    {
        for (var length = 10; length < One.Length - 1; length++)
        {
            byte[] cut = One[..length];
            Expect([.. cut, 10, .. Two], cut, Two);
            Expect([.. Pasted(cut), 10, .. Pasted(Two)], Pasted(cut), Pasted(Two));
            Expect([.. cut, .. Two], cut, Two);
            Expect([.. cut, .. Two, .. Two], cut, Two, Two);
            Expect([.. cut, .. "\n2026-11-20 14:03:07 in: "u8, .. Two, 10], cut, Two);
            Expect([.. Two, .. cut], Two, cut);
        }
    }

    [Fact]
    public void A_garbled_line_in_a_log_is_held_and_the_others_are_read()
    {
        const string Log =
            "2026-11-20 23:10:17,748 FIX.4.2:US->THEM: 8=FIX.4.2|9=18|35=8|17=E1|54=1|10=187|\n"
            + "2026-11-20 23:10:18,536 FIXT.1.1:US->THEM: 8=FIX.4.0|9=81|35=D|34=3|49garbled=TW|10=0|\n"
            + "2026-11-20 23:10:19,536 FIXT.1.1:US->THEM: 8=nonsense\n"
            + "2026-11-20 23:10:20,748 FIX.4.2:US->THEM: 8=FIX.4.2|9=18|35=8|17=E2|54=1|10=188|\n";
        var slices = RawMessages.Split(Encoding.ASCII.GetBytes(Log), Limit).ToList();

        Assert.Equal([RawFormat.TagValue, RawFormat.TagValue, RawFormat.Unrecognised, RawFormat.TagValue], slices.Select(slice => slice.Format));
        Assert.Equal("8=FIX.4.0|9=81|35=D|34=3|49garbled=TW|10=0|", Text(slices[1].Raw.Span));
        Assert.StartsWith("2026-11-20 23:10:19,536", Text(slices[2].Raw.Span), StringComparison.Ordinal);
        Assert.StartsWith("8=FIX.4.2|9=18|35=8|17=E2", Text(slices[3].Raw.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("35=8|54=1|10=123|")]
    [InlineData("8=invalid_stuff")]
    [InlineData("8=FIX.4.4")]
    [InlineData("448=FIX.1|x")]
    [InlineData("\u0001\u0002\u00ff\u00fe")]
    [InlineData("PK\u0003\u0004 8 < 9")]
    public void What_is_no_message_becomes_one_slice(string text)
    {
        var noise = Bytes(text);
        Assert.Equal([RawFormat.Unrecognised], RawMessages.Split(noise, Limit).Select(slice => slice.Format));
        ExpectSlices([.. noise, 10, .. One], (noise, RawFormat.Unrecognised), (One, RawFormat.TagValue));
        ExpectSlices([.. One, 10, .. noise, 10, .. noise, 10, 10, .. Two], (One, RawFormat.TagValue), ([.. noise, 10, .. noise], RawFormat.Unrecognised), (Two, RawFormat.TagValue));
    }

    [Fact]
    public void The_rest_of_a_message_before_another_one_is_not_taken_for_log_text()
    {
        byte[] tail = One[20..];
        ExpectSlices([.. tail, .. Two], (tail, RawFormat.Unrecognised), (Two, RawFormat.TagValue));
        ExpectSlices([.. Pasted(tail), .. Pasted(Two)], (Pasted(tail), RawFormat.Unrecognised), (Pasted(Two), RawFormat.TagValue));
    }

    [Fact]
    public void A_message_over_the_limit_is_one_slice_and_the_next_is_read()
    {
        var large = Wire("35=8|58=" + new string('x', 500) + "|");
        ExpectSlices([.. One, .. large, .. Two], 200, (One, RawFormat.TagValue), (large, RawFormat.TooLarge), (Two, RawFormat.TagValue));
        ExpectSlices([.. new byte[300].Select(_ => (byte)'z'), 10, .. Two], 200, ([.. new byte[300].Select(_ => (byte)'z')], RawFormat.TooLarge), (Two, RawFormat.TagValue));
    }

    [Theory]
    [InlineData("<FIXML/>")]
    [InlineData("<FIXML v=\"1\"></FIXML>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--two\nlines <x> -->\n<FIXML>\n  <TrdCaptRpt A=\"8=FIX.4.4|\"/>\n</FIXML >")]
    [InlineData("<TrdCaptRpt RptID=\"1\"><Hdr/></TrdCaptRpt>")]
    [InlineData("<!DOCTYPE FIXML [<!ENTITY a \"b\">]>\n<FIXML>&a;</FIXML>")]
    [InlineData("<FIXML><FIXMLish></FIXMLish></FIXML>")]
    [InlineData("<html><body></body></html>")]
    public void An_XML_document_is_one_slice(string document)
    {
        var xml = Xml(document);
        ExpectSlices([.. xml, .. xml, 10, .. One, 10, .. xml], (xml, RawFormat.Fixml), (xml, RawFormat.Fixml), (One, RawFormat.TagValue), (xml, RawFormat.Fixml));
    }

    [Fact]
    public void A_document_that_is_not_closed_ends_before_the_next_message()
    {
        var open = Xml("<FIXML><TrdCaptRpt RptID=\"1\">");
        ExpectSlices([.. open, 10, .. One, 10, .. open, 10, .. Xml(Document)], (open, RawFormat.Fixml), (One, RawFormat.TagValue), (open, RawFormat.Fixml), (Xml(Document), RawFormat.Fixml));
    }

    [Fact]
    public void Comments_between_documents_are_skipped()
    {
        Expect([.. "<!-- first -->\n"u8, .. Xml(Document), .. "<!-- second -->"u8, .. One, .. "<!-- third -->"u8], Xml(Document), One);
    }

    [Theory]
    [InlineData("8=FIX.4.4|")]
    [InlineData("x8=FIX.4.4|")]
    [InlineData("8=FIX.4.4|9=5|35=")]
    [InlineData("8=FIX.4.4|9=00000000000000")]
    [InlineData("<a\n")]
    [InlineData("<FIXML\n")]
    [InlineData("<?xml?>\n<FIXML\n")]
    [InlineData("<!x>\n<FIXML\n")]
    [InlineData("<!--\n8=FIX.4.4|\n")]
    [InlineData("<?xml?><!-- \n")]
    [InlineData("</</")]
    [InlineData("<FIXML></FIXML \n")]
    [InlineData("|10=12|8=FI")]
    public void Time_is_linear_in_the_bytes_whatever_they_are(string part)
    {
        var bundle = Bytes(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        var watch = Stopwatch.StartNew();
        var slices = RawMessages.Split(bundle, Limit).ToList();

        // Milliseconds when linear, minutes when not: the bound is far from both.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed} for {slices.Count} slices");
        Assert.NotEmpty(slices);
    }

    private static byte[] Xml(string text) => Encoding.UTF8.GetBytes(text);

    private static void Expect(byte[] bundle, params byte[][] messages) =>
        Assert.Equal(messages.Select(Text8), RawMessages.Split(bundle, Limit).Select(slice => Text(slice.Raw.Span)));

    private static void ExpectSlices(byte[] bundle, params (byte[] Raw, RawFormat Format)[] slices) => ExpectSlices(bundle, Limit, slices);

    private static void ExpectSlices(byte[] bundle, int limit, params (byte[] Raw, RawFormat Format)[] slices) =>
        Assert.Equal(
            slices.Select(slice => (Text8(slice.Raw), slice.Format)),
            RawMessages.Split(bundle, limit).Select(slice => (Text(slice.Raw.Span), slice.Format)));

    private static string Text8(byte[] bytes) => Text(bytes);
}
