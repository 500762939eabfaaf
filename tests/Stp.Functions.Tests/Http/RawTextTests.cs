using FsCheck;
using FsCheck.Fluent;
using Stp.Functions.Http;

namespace Stp.Functions.Tests.Http;

public class RawTextTests
{
    [Fact]
    public void Any_bytes_come_back_as_they_were() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var (text, encoding) = RawText.Of(bytes);
            var back = encoding == RawText.Base64 ? Convert.FromBase64String(text) : System.Text.Encoding.UTF8.GetBytes(text);
            Assert.Equal(bytes, back);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fix_message_stays_readable() => Assert.Equal(("8=FIX.4.4\u00019=5\u0001", RawText.Utf8), RawText.Of("8=FIX.4.4\u00019=5\u0001"u8));
}
