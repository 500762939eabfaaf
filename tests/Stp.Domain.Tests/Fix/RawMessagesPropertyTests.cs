using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Fix;
using static Stp.Domain.Tests.Fix.FixText;

namespace Stp.Domain.Tests.Fix;

public class RawMessagesPropertyTests
{
    private static readonly string[] Bodies =
    [
        "35=8|17=E1|", "35=8|55=8=FIX.4.4|54=1|", "35=8|58=10=000|", "35=8|9039=8=FIX.4.2|54=1|", "35=8|95=5|96=a|10=|58=x|",
        "35=AE|58=<FIXML> and </FIXML>|", "35=8|58=" + "long and longer text of a value that fills a few vectors of bytes" + "|", "35=0|",
    ];

    private static Gen<byte[]> Message =>
        Gen.OneOf(
            from body in Gen.Elements(Bodies)
            from begin in Gen.Elements("FIX.4.2", "FIX.4.4", "FIXT.1.1")
            select Wire(body, begin),
            from id in Gen.Choose(1, 999)
            select System.Text.Encoding.ASCII.GetBytes($"<?xml version=\"1.0\"?><FIXML>\n<TrdCaptRpt RptID=\"{id}\"></TrdCaptRpt></FIXML>"));

    private static Gen<string> Glue => Gen.Elements("", "\n", "\r\n", "\n\n", " ", "\n2026-11-20 14:03:07,748 in: ", "  INFO [x] ");

    private static Gen<byte[]> Fragments =>
        Gen.Elements(
            "8=FIX.4.4|", "9=5|", "35=8|", "10=000|", "10=", "8=FIX", "\n", "<FIXML>", "</FIXML>", "<?xml?>", "<!D", "-->", "<", ">", "x", " ", "text", "|",
            "8=FIX.4.4|9=5|35=8|10=154|", "=", "\u0000", "\uFEFF", "<a", "/>")
        .ArrayOf().Select(parts => Bytes(string.Concat(parts)));

    [Fact]
    public void Joined_messages_are_split_into_themselves()
    {
        FixProperty.Holds(
            from messages in Message.ArrayOf()
            from glue in Gen.ArrayOf(Glue, messages.Length)
            select messages.Zip(glue).ToArray(),
            parts =>
            {
                byte[] bundle = [.. parts.SelectMany(part => (byte[])[.. System.Text.Encoding.ASCII.GetBytes(part.Second), .. part.First])];
                Assert.Equal(parts.Select(part => Text(part.First)), RawMessages.Split(bundle, FixMessage.DefaultMaxBytes).Select(slice => Text(slice.Raw.Span)));
            },
            2_000);
    }

    [Fact]
    public void Slices_of_anything_are_in_order_and_lose_no_message()
    {
        FixProperty.Holds(Fragments, bundle =>
        {
            var end = 0;
            foreach (var slice in RawMessages.Split(bundle, 64))
            {
                Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(slice.Raw, out var segment));
                Assert.True(segment.Offset >= end && segment.Count > 0);
                Assert.Equal(segment.Count > 64, slice.Format == RawFormat.TooLarge);
                Assert.Equal(-1, LostMessage(bundle.AsSpan(end..segment.Offset)));
                end = segment.Offset + segment.Count;
            }

            Assert.Equal(-1, LostMessage(bundle.AsSpan(end..)));
        }, 5_000);

        static int LostMessage(ReadOnlySpan<byte> skipped) => skipped.IndexOf("10=154"u8);
    }
}
