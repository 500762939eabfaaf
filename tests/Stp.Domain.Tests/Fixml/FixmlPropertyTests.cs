using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Fixml;
using Stp.Domain.Tests.Fix;

namespace Stp.Domain.Tests.Fixml;

public class FixmlPropertyTests
{
    private static readonly FixmlTranscoder Transcoder = new(new FixmlSchema(
        new Dictionary<string, string> { ["TrdCaptRpt"] = "AE" },
        new Dictionary<string, int> { ["TrdCaptRpt@RptID"] = 571, ["TrdCaptRpt/RptSide@Side"] = 54 },
        new Dictionary<string, int> { ["TrdCaptRpt/RptSide"] = 552 }));

    private static Gen<byte[]> Fragments =>
        Gen.Elements(
            "<FIXML>", "</FIXML>", "<Batch>", "</Batch>", "<TrdCaptRpt>", "<TrdCaptRpt RptID=\"1\"/>", "</TrdCaptRpt>", "<RptSide Side=\"1\"/>", "<Hdr SID='x'/>",
            "\n", "\r", "text", "&amp;", "&x;", "<![CDATA[ > ]]>", "<!-- -->", "<?pi?>", "<?xml version=\"1.0\"?>", "\"", "'", "<", ">", "\u00e9")
        .ArrayOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Fact]
    public void Nothing_throws_and_everything_is_rendered_or_held()
    {
        var whole = Fragments.Select(parts => (byte[])[.. "<FIXML>"u8, .. parts, .. "</FIXML>"u8]);
        FixProperty.Holds(Gen.OneOf(Fragments, whole), document =>
        {
            var messages = Transcoder.Read(document);
            Assert.NotEmpty(messages);
            Assert.All(messages, message => Assert.NotEqual(message.Held is null, message.Rendered.IsEmpty));
            Assert.All(messages.Where(message => message.Held is null), message => Assert.Equal(
                message.Rendered.ToArray(), Assert.Single(Transcoder.Read(message.Raw)).Rendered.ToArray()));
        }, 3_000);
    }
}
