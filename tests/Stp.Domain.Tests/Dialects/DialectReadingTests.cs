using Stp.Domain.Dialects;
using Stp.Domain.Fix;

namespace Stp.Domain.Tests.Dialects;

public sealed class DialectReadingTests
{
    [Fact]
    public void ADialectFile_IsReadWhole()
    {
        var dialect = Dialect.Parse("small.json", DialectTexts.Small);

        Assert.Equal("small", dialect.Name);
        Assert.Equal(["v1"], dialect.Venues);
        Assert.Equal(DialectFormat.Fix, dialect.Format);
        Assert.Equal(["FIX.4.4"], dialect.BeginStrings);
        Assert.Equal(new DateOnly(2020, 1, 1), dialect.EffectiveFrom);
        Assert.Equal(FixChecks.BodyLength | FixChecks.CheckSum, dialect.Checks);
        Assert.Null(dialect.Scope);
        Assert.Null(dialect.Codes);
        Assert.False(dialect.Epoch.IsWeekly);
    }

    [Theory]
    [InlineData("\"version\"", "\"versoin\"", "$.trades.fill", "versoin")]
    [InlineData("\"lots\": \"32\",", "", "$.trades.fill.line", "\"lots\" is missing")]
    [InlineData("\"17\"", "\"x17\"", "$.trades.fill.identity[0].segments[0]", "x17")]
    [InlineData("\"17\"", "\"17|first:9\"", "$.trades.fill.identity[0].segments[0]", "first:9")]
    [InlineData("\"17\"", "\"17|last:0\"", "$.trades.fill.identity[0].segments[0]", "last:0")]
    [InlineData("[\"17\"]", "[]", "$.trades.fill.identity[0]", "at least one segment")]
    [InlineData("side:453[452=24].448", "side:802[803=24].523", "$.trades.fill.line.account[1]", "802")]
    [InlineData("side:453[452=24].448", "leg:687", "$.trades.fill.line.account[1]", "leg:")]
    [InlineData("side:453[452=24].448", "side:453[452].448", "$.trades.fill.line.account[1]", "tag=value")]
    [InlineData("\"is\": \"new\"", "\"is\": \"fresh\"", "$.trades.fill.action[0].is", "new, replace, cancel")]
    [InlineData("\"trade\": \"fill\"", "\"trade\": \"deal\"", "$.messages[0].trade", "deal")]
    [InlineData("\"trade\": \"fill\"", "\"kind\": 1", "$.messages[0]", "kind")]
    [InlineData("\"ignore\": \"session\"", "\"ignore\": \"session\", \"trade\": \"fill\"", "$.messages[1]", "both")]
    [InlineData("\"2020-01-01\"", "\"01.01.2020\"", "$.effectiveFrom", "yyyy-MM-dd")]
    [InlineData("\"fix\"", "\"fast\"", "$.format", "fix, fixml")]
    [InlineData("\"checkSum\"", "\"checksum\"", "$.checks[1]", "checkSum")]
    [InlineData("\"v1\"", "\"V 1\"", "$.venues[0]", "lower-case")]
    [InlineData("[54]", "[]", "$.groups[0]", "members")]
    [InlineData("[54]", "[54, 54]", "$.groups[0].members[1]", "twice")]
    [InlineData("[54]", "[540000]", "$.groups[0].members[0]", "99999")]
    [InlineData("\"35\": \"8\"", "\"35\": { \"presnt\": true }", "$.messages[0].when.35", "presnt")]
    [InlineData("\"35\": \"8\"", "\"35\": 8", "$.messages[0].when.35", "object")]
    [InlineData("[\"60\"], \"transactTime\"", "[\"60\", \"52\", \"34\"], \"transactTime\"", "$.trades.fill.version", "one or two")]
    public void AFault_IsToldWithItsPlace(string old, string replacement, string path, string problem)
    {
        var exception = Assert.Throws<DialectException>(() => Dialect.Parse("small.json", DialectTexts.With(old, replacement)));

        Assert.Equal(path, exception.Path);
        Assert.StartsWith($"small.json: {path}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}")]
    public void BrokenJson_IsToldWithTheFile(string text)
    {
        var exception = Assert.Throws<DialectException>(() => Dialect.Parse("broken.json", text));

        Assert.StartsWith("broken.json: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnythingBroken_IsADialectExceptionAndNothingElse()
    {
        for (var length = 0; length < DialectTexts.Small.Length; length += 7)
        {
            var text = DialectTexts.Small[..length];
            Assert.Throws<DialectException>(() => Dialect.Parse("cut.json", text));
        }
    }
}
