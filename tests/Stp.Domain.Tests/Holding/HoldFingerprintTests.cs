using System.Text;
using Stp.Domain.Holding;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Holding;

public sealed class HoldFingerprintTests
{
    private const string Reason = ReasonCodes.AccountUnmapped;
    private const string First = "8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=70|10=?";

    [Theory]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|43=Y|49=A|56=B|52=20261121-08:00:00|122=20261120-12:00:00|17=E1|31=70|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=99|97=Y|142=LDN|143=NYC|49=A|56=B|52=20261121-08:00:00|17=E1|31=70|10=?")]
    public void AReplay_HasTheSameFingerprint(string replay) => Assert.Equal(Of(First), Of(replay));

    [Fact]
    public void PastedText_HasTheFingerprintOfTheWire() =>
        Assert.Equal(Of(First), HoldFingerprint.Of("v", Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(FixText.Bytes(First)).Replace('\u0001', '|')), Reason));

    [Theory]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E2|31=70|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=71|10=?")]
    [InlineData("8=FIX.4.4|9=?|35=8|34=7|49=A|56=B|52=20261120-12:00:00|17=E1|31=70|58=x|10=?")]
    [InlineData("garbage")]
    [InlineData("")]
    public void AnotherMessage_HasAnother(string other) => Assert.NotEqual(Of(First), Of(other));

    /// <summary>Nothing in it says that it is the same trade.</summary>
    [Theory]
    [InlineData(ReasonCodes.IdentityMissing)]
    [InlineData(ReasonCodes.MessageTruncated)]
    [InlineData(ReasonCodes.ChecksumWrong)]
    [InlineData(ReasonCodes.MessageTypeUnknown)]
    public void AMessageThatDidNotTellItsIdentity_IsAnotherWithEachNumber(string reason)
    {
        const string Cut = "8=FIX.4.4|9=200|35=8|34=7|49=A|56=B|52=20261120-12:00:00|";
        Assert.Equal(Of(Cut, reason), Of(Cut, reason));
        Assert.NotEqual(Of(Cut, reason), Of(Cut.Replace("34=7", "34=8", StringComparison.Ordinal), reason));
    }

    [Fact]
    public void UnreadableBytes_CountAsTheyAre()
    {
        Assert.Equal(Of("8=FIX.4.4|9=1|garbage"), Of("8=FIX.4.4|9=1|garbage"));
        Assert.NotEqual(Of("8=FIX.4.4|9=1|garbage"), Of("8=FIX.4.4|9=2|garbage"));
        Assert.NotEqual(Of("<FIXML a='1'/>"), Of("<FIXML a='2'/>"));
    }

    [Fact]
    public void TheVenue_IsPartOfIt() => Assert.NotEqual(HoldFingerprint.Of("a", "x"u8, Reason), HoldFingerprint.Of("b", "x"u8, Reason));

    [Fact]
    public void ItIs32HexDigits() => Assert.Matches("^[0-9a-f]{32}$", Of(First));

    private static string Of(string text, string reason = Reason) => HoldFingerprint.Of("v", FixText.Bytes(text), reason);
}
