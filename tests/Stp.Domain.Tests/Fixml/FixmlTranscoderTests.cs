using System.Text;
using Stp.Domain.Fix;
using Stp.Domain.Fixml;
using Stp.Domain.Holding;

namespace Stp.Domain.Tests.Fixml;

public class FixmlTranscoderTests
{
    private const string Report = "<TrdCaptRpt RptID=\"R1\" LastPx=\"4.3\" Unmapped=\"x\"><Hdr SID=\"CME\"/><Instrmt Sym=\"NG\"/><RptSide Side=\"1\"/></TrdCaptRpt>";

    private static readonly FixmlSchema Schema = new(
        new Dictionary<string, string> { ["TrdCaptRpt"] = "AE", ["AllocInstrctn"] = "J" },
        new Dictionary<string, int>
        {
            ["TrdCaptRpt@RptID"] = 571,
            ["TrdCaptRpt@LastPx"] = 31,
            ["TrdCaptRpt@TxnTm"] = 60,
            ["TrdCaptRpt/Hdr@SID"] = 49,
            ["TrdCaptRpt/Hdr@TID"] = 56,
            ["TrdCaptRpt/Instrmt@Sym"] = 55,
            ["TrdCaptRpt/Instrmt@StrkPx"] = 202,
            ["TrdCaptRpt/Instrmt@Strk"] = 202,
            ["TrdCaptRpt/RptSide@Side"] = 54,
            ["TrdCaptRpt/RptSide@ClOrdID"] = 11,
            ["TrdCaptRpt/RptSide/Pty@ID"] = 448,
            ["TrdCaptRpt/RptSide/Pty@Src"] = 447,
            ["TrdCaptRpt/RptSide/Pty@R"] = 452,
            ["TrdCaptRpt/RptSide/Pty/Sub@ID"] = 523,
            ["TrdCaptRpt/RptSide/Pty/Sub@Typ"] = 803,
            ["TrdCaptRpt/TrdLeg@LegNo"] = 654,
            ["TrdCaptRpt/TrdLeg@Qty"] = 687,
            ["TrdCaptRpt/TrdLeg/Leg@Sym"] = 600,
            ["AllocInstrctn@ID"] = 70,
        },
        new Dictionary<string, int>
        {
            ["TrdCaptRpt/RptSide"] = 552,
            ["TrdCaptRpt/RptSide/Pty"] = 453,
            ["TrdCaptRpt/RptSide/Pty/Sub"] = 802,
            ["TrdCaptRpt/TrdLeg"] = 555,
        });

    private static readonly FixDictionary Dictionary = new(
        [
            new FixGroup(
                552,
                new HashSet<int> { 54, 11, 453 },
                [new FixGroup(453, new HashSet<int> { 448, 447, 452, 802 }, [new FixGroup(802, new HashSet<int> { 523, 803 }, [])])]),
            new FixGroup(555, new HashSet<int> { 654, 687, 600 }, []),
        ],
        new Dictionary<int, int>());

    private readonly FixmlTranscoder _transcoder = new(Schema);

    [Fact]
    public void A_report_is_written_as_tag_and_value()
    {
        var message = Assert.Single(Read($"<FIXML v=\"5.0 SP2\">{Report}</FIXML>"));

        Assert.Equal("8=FIXML|35=AE|571=R1|31=4.3|49=CME|55=NG|552=1|54=1|10=000|", Rendered(message));
        Assert.Equal(Report, Encoding.UTF8.GetString(message.Raw.Span));
        Assert.Null(message.Held);
    }

    [Fact]
    public void Groups_follow_the_plain_fields_of_their_level_and_count_their_entries()
    {
        const string Xml =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <!-- as sent -->
            <FIXML v="5.0 SP2" xv="109" s="20090815" cv="CME.0001">
              <Batch>
                <TrdCaptRpt RptID="R1">
                  <TrdLeg LegNo="1" Qty="70"><Leg Sym="NGU5"/><Undlys><Undly Sym="skipped"/></Undlys></TrdLeg>
                  <RptSide ClOrdID="C1" Side="1">
                    <Pty R="1" ID="123"/>
                    <RegTrdID Typ="0"/>
                    <Pty R="24" Src="C" ID="COMPANY"><Sub Typ="26" ID="1"/></Pty>
                  </RptSide>
                  <TrdLeg LegNo="2" Qty="800"><Leg Sym="LON5"/></TrdLeg>
                  <Instrmt Sym="NG:GN" Strk="40.0"/>
                </TrdCaptRpt>
              </Batch>
            </FIXML>
            """;
        var message = Assert.Single(Read(Xml));

        Assert.Equal(
            "8=FIXML|35=AE|571=R1|55=NG:GN|202=40.0|555=2|654=1|687=70|600=NGU5|654=2|687=800|600=LON5|"
            + "552=1|54=1|11=C1|453=2|448=123|452=1|448=COMPANY|447=C|452=24|802=1|523=1|803=26|10=000|",
            Rendered(message));
        var fix = new FixMessage();
        Assert.Equal(FixFault.None, fix.Parse(message.Rendered, Dictionary, FixChecks.GroupCounts | FixChecks.DuplicateTags));
        var side = fix.FirstInstance(0, 552);
        var second = fix.NextInstance(fix.FirstInstance(side, 453));
        Assert.Equal("COMPANY", Encoding.ASCII.GetString(fix.Value(second, 448)));
    }

    [Fact]
    public void Entries_begin_with_an_attribute_that_all_of_them_have()
    {
        var message = Assert.Single(Read("<TrdCaptRpt><RptSide Side=\"1\"><Pty R=\"1\"/><Pty ID=\"B\" R=\"24\"/><Pty Qual=\"3\"/></RptSide></TrdCaptRpt>"));

        Assert.Equal("8=FIXML|35=AE|552=1|54=1|453=2|452=1|452=24|448=B|10=000|", Rendered(message));
    }

    [Fact]
    public void Entries_without_a_common_attribute_are_held()
    {
        var message = Assert.Single(Read("<TrdCaptRpt><RptSide Side=\"1\"><Pty R=\"1\"/><Pty ID=\"B\"/></RptSide></TrdCaptRpt>"));

        Assert.Equal(ReasonCodes.FieldMissing, message.Held?.Reason);
        Assert.Contains("Pty", message.Held?.Detail, StringComparison.Ordinal);
        Assert.True(message.Rendered.IsEmpty);
    }

    [Fact]
    public void The_header_of_a_batch_is_that_of_its_messages()
    {
        var messages = Read("<FIXML><Batch><Hdr SID=\"CME\" TID=\"US\"/><TrdCaptRpt RptID=\"1\"/><TrdCaptRpt RptID=\"2\"><Hdr SID=\"ICE\"/></TrdCaptRpt></Batch></FIXML>");

        Assert.Equal(["8=FIXML|35=AE|571=1|49=CME|56=US|10=000|", "8=FIXML|35=AE|571=2|49=ICE|10=000|"], messages.Select(Rendered));
    }

    [Fact]
    public void Each_message_comes_with_its_own_bytes()
    {
        const string First = "<TrdCaptRpt RptID=\"\u00e9 > /> &amp; 1\"\r\n  LastPx='1'/>";
        const string Second = "<TrdCaptRpt RptID='2'>\r\n <Instrmt Sym=\"\u20ac\U0001F6E2\"/></TrdCaptRpt\n>";
        const string Third = "<AllocInstrctn ID=\"3\"/>";
        var messages = Read($"\uFEFF<?xml version=\"1.0\"?>\r\n<FIXML>\r\n{First}{Second}\r\r{Third}</FIXML>");

        Assert.Equal([First, Second, Third], messages.Select(message => Encoding.UTF8.GetString(message.Raw.Span)));
        Assert.Equal("8=FIXML|35=AE|571=\u00e9 > /> & 1|31=1|10=000|", Encoding.UTF8.GetString(messages[0].Rendered.Span).Replace('\u0001', '|'));
        Assert.All(messages, message => Assert.Equal(Rendered(message), Rendered(Assert.Single(_transcoder.Read(message.Raw)))));
    }

    [Fact]
    public void Empty_attributes_are_absent_and_the_same_value_may_come_twice()
    {
        var message = Assert.Single(Read("<TrdCaptRpt RptID=\"\" LastPx=\"1\"><Instrmt StrkPx=\"40\" Strk=\"40\"/></TrdCaptRpt>"));

        Assert.Equal("8=FIXML|35=AE|31=1|202=40|10=000|", Rendered(message));
    }

    [Fact]
    public void Two_values_for_one_tag_are_held()
    {
        var message = Assert.Single(Read("<TrdCaptRpt><Instrmt Sym=\"NG\"/><Instrmt Sym=\"CL\"/></TrdCaptRpt>"));

        Assert.Equal(ReasonCodes.TagDuplicate, message.Held?.Reason);
        Assert.Contains("\"NG\" and \"CL\"", message.Held?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<FIXML><TrdCaptRpt RptID=\"1\" RptID=\"2\"/></FIXML>")]
    [InlineData("<FIXML><TrdCaptRpt RptID=\u201c1\u201d/></FIXML>")]
    [InlineData("<FIXML><TrdCaptRpt RptID=1/></FIXML>")]
    [InlineData("<FIXML><TrdCaptRpt RptID=\"1\">")]
    [InlineData("<FIXML><TrdCaptRpt RptID=\"1\"></Other></FIXML>")]
    [InlineData("<FIXML><TrdCaptRpt RptID=\"&nbsp;\"/></FIXML>")]
    [InlineData("<FIXML><TrdCaptRpt RptID=\"\u0001\"/></FIXML>")]
    [InlineData("<FIXML")]
    [InlineData("")]
    public void XML_that_is_not_well_formed_is_held_whole(string xml)
    {
        var message = Assert.Single(Read(xml));

        Assert.Equal(ReasonCodes.XmlMalformed, message.Held?.Reason);
        Assert.Equal(xml, Encoding.UTF8.GetString(message.Raw.Span));
    }

    [Fact]
    public void Messages_before_the_break_are_read_and_the_rest_is_held()
    {
        var messages = Read($"<FIXML><Batch>{Report}<TrdCaptRpt RptID=\"2\" RptID=\"3\"/>{Report}</Batch></FIXML>");

        Assert.Equal(2, messages.Count);
        Assert.Null(messages[0].Held);
        Assert.Equal(ReasonCodes.XmlMalformed, messages[1].Held?.Reason);
        Assert.StartsWith("<TrdCaptRpt RptID=\"2\"", Encoding.UTF8.GetString(messages[1].Raw.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE FIXML SYSTEM \"file:///etc/passwd\"><FIXML/>")]
    [InlineData("<!DOCTYPE FIXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><FIXML><TrdCaptRpt RptID=\"&x;\"/></FIXML>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><FIXML>&d;</FIXML>")]
    public void A_document_type_is_refused(string xml) =>
        Assert.Equal(ReasonCodes.XmlDtdForbidden, Assert.Single(Read(xml)).Held?.Reason);

    [Theory]
    [InlineData("<html><body/></html>")]
    [InlineData("<FIXML/>")]
    [InlineData("<FIXML><Batch/></FIXML>")]
    [InlineData("<Batch><Hdr SID=\"x\"/></Batch>")]
    public void XML_that_is_no_message_is_unrecognised(string xml) =>
        Assert.Equal(ReasonCodes.MessageUnrecognised, Assert.Single(Read(xml)).Held?.Reason);

    [Fact]
    public void A_message_that_the_schema_does_not_name_is_held_alone()
    {
        var messages = Read($"<FIXML><TrdCaptRptAck RptID=\"0\"><Hdr/></TrdCaptRptAck>{Report}</FIXML>");

        Assert.Equal([ReasonCodes.MessageTypeUnknown, null], messages.Select(message => message.Held?.Reason));
        Assert.Equal("<TrdCaptRptAck RptID=\"0\"><Hdr/></TrdCaptRptAck>", Encoding.UTF8.GetString(messages[0].Raw.Span));
    }

    [Fact]
    public void Size_and_depth_are_limited()
    {
        var small = new FixmlTranscoder(Schema, 100);
        Assert.Equal(ReasonCodes.MessageTooLarge, Assert.Single(small.Read(Encoding.UTF8.GetBytes("<FIXML>" + new string(' ', 100) + "</FIXML>"))).Held?.Reason);

        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        var held = Assert.Single(Read("<FIXML><TrdCaptRpt>" + deep)).Held;
        Assert.Equal(ReasonCodes.XmlMalformed, held?.Reason);
        Assert.Contains("deeper", held?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_held()
    {
        var message = Assert.Single(_transcoder.Read((byte[])[.. "<FIXML a=\""u8, 0xE9, .. "\"/>"u8]));

        Assert.Equal(ReasonCodes.XmlMalformed, message.Held?.Reason);
        Assert.Contains("UTF-8", message.Held?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_encoding_does_not_matter_as_long_as_the_bytes_are_UTF_8() =>
        Assert.Null(Assert.Single(Read($"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><FIXML>{Report}</FIXML>")).Held);

    [Theory]
    [InlineData("Other@RptID")]
    [InlineData("TrdCaptRpt/Instrmt")]
    [InlineData("TrdCaptRpt@")]
    public void A_path_that_leads_nowhere_is_refused(string path)
    {
        var types = new Dictionary<string, string> { ["TrdCaptRpt"] = "AE" };
        Assert.Throws<ArgumentException>(() => new FixmlSchema(types, new Dictionary<string, int> { [path] = 1 }, new Dictionary<string, int>()));
    }

    private IReadOnlyList<FixmlMessage> Read(string xml) => _transcoder.Read(Encoding.UTF8.GetBytes(xml));

    private static string Rendered(FixmlMessage message) => Encoding.UTF8.GetString(message.Rendered.Span).Replace('\u0001', '|');
}
