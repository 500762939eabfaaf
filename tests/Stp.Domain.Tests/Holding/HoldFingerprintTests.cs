using System.Text;
using Stp.Domain.Holding;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Holding;

public sealed class HoldFingerprintTests
{
    private const string First = "8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=70|10=?";

    [Theory]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|43=Y|49=A|56=B|52=20261121-08:00:00|122=20261120-12:00:00|17=E1|31=70|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=99|97=Y|142=LDN|143=NYC|49=A|56=B|52=20261121-08:00:00|17=E1|31=70|10=?")]
    public void AReplay_HasTheSameFingerprint(string replay) => Assert.Equal(Of(First), Of(replay));

    [Fact]
    public void PastedText_HasTheFingerprintOfTheWire() =>
        Assert.Equal(Of(First), HoldFingerprint.Of("v", Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(FixText.Bytes(First)).Replace('\u0001', '|'))));

    [Theory]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E2|31=70|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=71|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=70|58=x|10=?")]
    [InlineData("garbage")]
    [InlineData("")]
    public void AnotherMessage_HasAnother(string other) => Assert.NotEqual(Of(First), Of(other));

    [Fact]
    public void UnreadableBytes_CountAsTheyAre()
    {
        Assert.Equal(Of("8=FIX.4.4|9=1|garbage"), Of("8=FIX.4.4|9=1|garbage"));
        Assert.NotEqual(Of("8=FIX.4.4|9=1|garbage"), Of("8=FIX.4.4|9=2|garbage"));
        Assert.NotEqual(Of("<FIXML a='1'/>"), Of("<FIXML a='2'/>"));
    }

    [Fact]
    public void TheVenue_IsPartOfIt() => Assert.NotEqual(HoldFingerprint.Of("a", "x"u8), HoldFingerprint.Of("b", "x"u8));

    [Fact]
    public void ItIs32HexDigits() => Assert.Matches("^[0-9a-f]{32}$", Of(First));

    private static string Of(string text) => HoldFingerprint.Of("v", FixText.Bytes(text));
}
