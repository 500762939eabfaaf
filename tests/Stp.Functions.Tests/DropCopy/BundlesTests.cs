using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Fix;
using Stp.Functions.DropCopy;

namespace Stp.Functions.Tests.DropCopy;

public class BundlesTests
{
    private static readonly string[] Pieces =
    [
        "8=FIX.4.4|9=5|35=0|10=163|", "8=FIX.4.4|9=5|35=0|10=163|\n", "2026-11-20 log: 8=FIX.4.4|9=5|35=0|10=163|\r\n", "garbage\n", "\u00ff\u0000\n", "\n",
        "<FIXML><TrdCaptRpt RptID=\"1\"/></FIXML>\n", "8=FIX.4.4|9=5|35=0|1",
    ];

    [Fact]
    public void Splitting_the_bundles_gives_the_messages_of_the_body() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (pieces, size) =>
        {
            var body = Encoding.Latin1.GetBytes(string.Concat(pieces));
            var options = new IngestOptions { MaxBundleMessages = size };
            var messages = RawMessages.Split(body, options.MaxMessageBytes).ToList();

            var again = Bundles.Of(body, messages, options).SelectMany(bundle => RawMessages.Split(bundle, options.MaxMessageBytes));

            Assert.Equal(messages.Select(Text), again.Select(Text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_bundle_keeps_to_its_limits()
    {
        var body = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Pieces[1], 1_000)));
        var options = new IngestOptions { MaxBundleMessages = 40, MaxBundleBytes = 800 };

        var bundles = Bundles.Of(body, [.. RawMessages.Split(body, options.MaxMessageBytes)], options);

        Assert.All(bundles, bundle => Assert.InRange(bundle.Length, 1, 800));
        Assert.True(bundles.Count < 100, $"{bundles.Count} bundles for 1000 messages.");
    }

    private static string Text(RawMessage message) => Encoding.Latin1.GetString(message.Raw.Span);
}
