using Stp.Functions.Http;

namespace Stp.Functions.Tests.Http;

public class RouteTextTests
{
    [Theory]
    [InlineData("HOUSE-1", "HOUSE-1")]
    [InlineData("NW%2FGAS%2fUK01", "NW/GAS/UK01")]
    [InlineData("100% %", "100% %")]
    [InlineData("", "")]
    public void Decoded_EncodedSlash_IsASlash(string part, string expected) => Assert.Equal(expected, RouteText.Decoded(part));
}
