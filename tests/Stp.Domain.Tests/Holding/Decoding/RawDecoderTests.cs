using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Dialects;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Decoding;
using Stp.Domain.Normalizing;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Holding.Decoding;

public sealed class RawDecoderTests
{
    private static readonly Hold Nothing = new(ReasonCodes.ChecksumWrong, "Wrong.");
    private static readonly MessageContext Fix44 = new("fix44", null, new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero));
    private readonly RawDecoder _decoder = new(DialectCatalog.BuiltIn);

    [Fact]
    public void Decode_NamesTheFieldsAndMarksTheCause()
    {
        var decoded = Decode("8=FIX.4.4|9=?|35=8|1=ACME9|55=CL|20001=x|10=?", new Hold(ReasonCodes.AccountUnmapped, "Unmapped.") { Field = "1", Value = "ACME9" });

        Assert.Equal((DecodedMessage.Fix, "fix", 0), (decoded.Format, decoded.Dialect, decoded.RestBytes));
        Assert.Equal(
            ["8 BeginString FIX.4.4", "35 MsgType 8", "1 Account ACME9 !", "55 Symbol CL", "20001  x"],
            Lines(decoded.Fields).Where(line => !line.StartsWith("9 ", StringComparison.Ordinal) && !line.StartsWith("10 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Decode_IndentsGroupsAndMarksTheEntryThatIsToBlame()
    {
        var decoded = Decode(
            "8=FIX.4.4|35=AE|552=1|54=1|453=2|448=560|452=4|448=560A|452=24|60=20261120-12:00:00|10=000",
            new Hold(ReasonCodes.AccountUnmapped, "Unmapped.") { Field = "side:453[452=24].448", Value = "560A" });

        Assert.Equal(
            [
                "8 BeginString FIX.4.4", "35 MsgType AE", "552 NoSides 1", "  - 1", "    54 Side 1", "    453 NoPartyIDs 2",
                "      - 1", "        448 PartyID 560", "        452 PartyRole 4", "      - 2", "        448 PartyID 560A !", "        452 PartyRole 24",
                "60 TransactTime 20261120-12:00:00", "10 CheckSum 000",
            ],
            Lines(decoded.Fields));
    }

    [Fact]
    public void Decode_UsesTheNamesOfTheVenue() => Assert.Contains(
        "9018 NumOfLots 5", Lines(_decoder.Decode(FixText.Bytes("8=FIX.4.4|35=AE|9018=5|10=000"), Fix44 with { Venue = "ice" }, Nothing).Fields));

    [Fact]
    public void Decode_TakesDataToItsLength() =>
        Assert.Contains("96 RawData a\\x01b=c", Lines(Decode("8=FIX.4.4|35=8|95=5|96=a|b=c|58=t|10=000", Nothing).Fields));

    [Fact]
    public void Decode_OfABrokenMessage_ShowsWhatCanBeReadAndTheRestInHexadecimal()
    {
        var decoded = Decode("8=FIX.4.4|35=8|hello there|10=000", Nothing);

        Assert.Equal(["8 BeginString FIX.4.4", "35 MsgType 8"], Lines(decoded.Fields));
        Assert.Equal("hello there\u000110=000".Length, decoded.RestBytes);
        Assert.Equal("00000F  68 65 6C 6C 6F 20 74 68 65 72 65 01 31 30 3D 30  hello there.10=0", decoded.Rest[0]);
    }

    [Fact]
    public void Decode_OfAMessageThatWasCutOff_ShowsItsLastField() =>
        Assert.Equal(["8 BeginString FIX.4.4", "35 MsgType 8", "55 Symbol C"], Lines(Decode("8=FIX.4.4|35=8|55=C", Nothing).Fields).Take(3));

    [Fact]
    public void Decode_OfTextThatIsNoMessage_IsInHexadecimal()
    {
        var decoded = _decoder.Decode("Dear desk"u8, Fix44, Nothing);

        Assert.Equal((DecodedMessage.Unreadable, 9), (decoded.Format, decoded.RestBytes));
        Assert.EndsWith("Dear desk", Assert.Single(decoded.Rest), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_OfFixml_ShowsElementsWithTheirAttributes()
    {
        var decoded = _decoder.Decode(
            """<TrdCaptRpt RptID="7"><Instrmt ID="CL"/><RptSide Side="1"><Pty R="24" ID="560A"/></RptSide></TrdCaptRpt>"""u8,
            Fix44 with { Venue = "cme-stp" },
            new Hold(ReasonCodes.AccountUnmapped, "Unmapped.") { Field = "side:453[452=24].448", Value = "560A" });

        Assert.Equal((DecodedMessage.Fixml, "cme-fixml", 0), (decoded.Format, decoded.Dialect, decoded.RestBytes));
        Assert.Equal(
            [
                "- TrdCaptRpt", "   @RptID 7", "  - Instrmt", "     @ID CL", "  - RptSide", "     @Side 1", "    - Pty", "       @R 24", "       @ID 560A !",
            ],
            Lines(decoded.Fields));
    }

    [Theory]
    [InlineData("<TrdCaptRpt RptID='7'><Instrmt ID='CL'></TrdCaptRpt>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><TrdCaptRpt RptID='&a;'/>")]
    public void Decode_OfBrokenXml_ShowsTheBytesToo(string xml)
    {
        var decoded = _decoder.Decode(Encoding.UTF8.GetBytes(xml), Fix44, Nothing);

        Assert.Equal((DecodedMessage.Fixml, xml.Length), (decoded.Format, decoded.RestBytes));
        Assert.NotEmpty(decoded.Rest);
        Assert.DoesNotContain(Lines(decoded.Fields), line => line.Contains("@RptID b", StringComparison.Ordinal));
    }

    [Fact]
    public void Decode_IsBounded()
    {
        var many = Decode("8=FIX.4.4|" + string.Concat(Enumerable.Repeat("58=x|", 50_000)), Nothing);
        var large = Decode($"8=FIX.4.4|58={new string('x', 1_000_000)}|", Nothing);

        Assert.True(many.IsCut);
        Assert.InRange(many.Fields.Count, 1, 2_000);
        Assert.True(large.IsCut);
        Assert.True(large.Fields[1].Value!.Length < 1_000);
    }

    [Fact]
    public void Decode_OfAnyBytes_GivesAnAnswer() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements("", "8=FIX.4.4\u0001", "8=FIX.4.4|552=2|", "<a ").ToArbitrary(), (bytes, start) =>
        {
            byte[] raw = [.. Encoding.ASCII.GetBytes(start), .. bytes];
            Assert.InRange(_decoder.Decode(raw, Fix44, Nothing).RestBytes, 0, raw.Length);
        }).QuickCheckThrowOnFailure();

    private DecodedMessage Decode(string text, Hold why) => _decoder.Decode(FixText.Bytes(text), Fix44, why);

    private static IEnumerable<string> Lines(IReadOnlyList<DecodedField> fields, string indent = "") => fields.SelectMany(field =>
        Lines(field.Fields, indent + "  ").Prepend(field.Value is null
            ? $"{indent}- {field.Name}"
            : $"{indent}{field.Tag} {field.Name} {field.Value}{(field.IsCause ? " !" : "")}"));
}
