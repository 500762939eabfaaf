using Stp.Domain.Dialects;
using Stp.Domain.Holding;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Normalizing;

public sealed class NormalizerTests
{
    private const string Fill =
        "8=FIX.4.4|9=?|35=8|49=A|56=B|34=1|52=20261120-12:00:00|17=E1|150=F|1=ACC|55=CL|200=202701|54=1|31=70|32=3|75=20261120|10=?";

    private static readonly ReferenceSnapshot Reference = ReferenceSnapshot.Build(
    [
        new(ReferenceMap.Accounts, "fix44", "ACC", new Dictionary<string, string> { ["account"] = "BOOK" }),
        new(ReferenceMap.Instruments, "fix44", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
        new(ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" }),
    ]).Snapshot;

    private static readonly MessageContext Context = new("fix44", null, new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero));

    private readonly Normalizer _normalizer = new(DialectCatalog.BuiltIn);

    [Fact]
    public void ATrade_KeepsTheBytesAndTheContext()
    {
        var raw = FixText.Bytes(Fill);

        var trade = _normalizer.Normalize(raw, Context, Reference).Trade;

        Assert.NotNull(trade);
        Assert.True(trade.Raw.Span.SequenceEqual(raw));
        Assert.Equal(("fix44", "A>B", 1L, Context.ReceivedAt), (trade.Venue, trade.Session, trade.SeqNum, trade.ReceivedAt));
    }

    [Theory]
    [InlineData("75=20261120|", "BOOK", "XNYM:CL:2027-01")]
    [InlineData("75=20261123|", "BOOK2", "XNYM:MCL:2027-01")]
    [InlineData("75=20261120|715=20261123|", "BOOK2", "XNYM:MCL:2027-01")]
    [InlineData("75=20261123|715=20261120|", "BOOK", "XNYM:CL:2027-01")]
    public void ACode_MeansWhatItMeansOnTheClearingDate(string dates, string account, string instrument)
    {
        var monday = new DateOnly(2026, 11, 23);
        var reference = ReferenceSnapshot.Build(
        [
            new(ReferenceMap.Accounts, "fix44", "ACC", new Dictionary<string, string> { ["account"] = "BOOK" }),
            new(ReferenceMap.Accounts, "fix44", "ACC", new Dictionary<string, string> { ["account"] = "BOOK2" }) { ValidFrom = monday },
            new(ReferenceMap.Instruments, "fix44", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
            new(ReferenceMap.Instruments, "fix44", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:MCL" }) { ValidFrom = monday },
            new(ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" }),
            new(ReferenceMap.Contracts, "XNYM", "MCL", new Dictionary<string, string> { ["lotSize"] = "100", ["unit"] = "bbl", ["currency"] = "USD" }),
        ]).Snapshot;

        var trade = _normalizer.Normalize(FixText.Bytes(Fill.Replace("75=20261120|", dates, StringComparison.Ordinal)), Context, reference).Trade;

        Assert.Equal((account, instrument), (trade!.Lines[0].Account, trade.Lines[0].Instrument));
    }

    [Fact]
    public void ABundle_GivesEachMessageWithItsBytes()
    {
        byte[] bundle = [.. FixText.Bytes(Fill), .. "\nnoise without meaning\n"u8, .. FixText.Bytes(Fill)];

        var results = _normalizer.NormalizeBundle(bundle, Context, Reference);

        Assert.Equal(FixText.Bytes(Fill), results[0].Raw.ToArray());
        Assert.NotNull(results[0].Message.Trade);
        Assert.NotNull(results[^1].Message.Trade);
        Assert.Equal(FixText.Bytes(Fill), results[^1].Raw.ToArray());
    }

    /// <summary>A factor beyond all reason makes the price overflow, which nothing foresees.</summary>
    [Fact]
    public void AFaultOfTheNormalizer_HoldsItsMessageAndTheOthersAreNot()
    {
        var reference = ReferenceSnapshot.Build(
        [
            new(ReferenceMap.Accounts, "fix44", "ACC", new Dictionary<string, string> { ["account"] = "BOOK" }),
            new(ReferenceMap.Instruments, "fix44", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL", ["priceFactor"] = "10000000000000000000000000" }),
            new(ReferenceMap.Contracts, "XNYM", "CL", new Dictionary<string, string> { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" }),
        ]).Snapshot;
        byte[][] priced = [.. ((string[])["0", "9999999", "70", "0"]).Select(price => FixText.Bytes(Fill.Replace("|31=70|", $"|31={price}|", StringComparison.Ordinal)))];
        byte[] bundle = [.. priced.SelectMany(message => message)];

        var results = _normalizer.NormalizeBundle(bundle, Context, reference);

        Assert.Equal([true, false, false, true], results.Select(result => result.Message.Trade is not null));
        Assert.Equal(ReasonCodes.PriceInvalid, results[2].Message.Held!.Reason);
        Assert.Contains("with the price factor 10000000000000000000000000", results[2].Message.Held!.Detail, StringComparison.Ordinal);
        var held = results[1].Message.Held!;
        Assert.Equal(ReasonCodes.NormalizerFault, held.Reason);
        Assert.Contains(nameof(OverflowException), held.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongMessage_IsHeldAndTheOthersAreNot()
    {
        var normalizer = new Normalizer(DialectCatalog.BuiltIn, maxMessageBytes: 300);
        byte[] bundle = [.. FixText.Bytes(Fill), .. FixText.Bytes(Fill.Replace("|10=", $"|58={new string('x', 300)}|10=", StringComparison.Ordinal))];

        var results = normalizer.NormalizeBundle(bundle, Context, Reference);

        Assert.NotNull(results[0].Message.Trade);
        Assert.Equal(ReasonCodes.MessageTooLarge, results[1].Message.Held?.Reason);
        Assert.Equal(ReasonCodes.MessageTooLarge, normalizer.Normalize(results[1].Raw, Context, Reference).Held?.Reason);
    }

    [Fact]
    public void SeveralFixmlMessages_WhereOneIsAskedFor_AreHeld()
    {
        var document = "<FIXML><TrdCaptRptReqAck/><TrdCaptRptReqAck/></FIXML>"u8.ToArray();

        var outcome = _normalizer.Normalize(document, Context with { Venue = "cme-stp" }, Reference);

        Assert.Equal(ReasonCodes.MessageUnrecognised, outcome.Held?.Reason);
    }

    [Fact]
    public void MoreLinesThanTheLimit_AreHeld()
    {
        var legs = string.Concat(Enumerable.Range(1, 201).Select(_ => "600=CL|624=1|687=1|637=1|"));
        var message = $"8=FIX.4.4|9=?|35=AE|571=R|487=0|31=1|32=1|75=20261120|555=201|{legs}552=1|54=1|10=?";

        var outcome = _normalizer.Normalize(FixText.Bytes(message), Context, Reference);

        Assert.Equal(ReasonCodes.TooManyLines, outcome.Held?.Reason);
    }

    [Fact]
    public void AValueWithAPipe_IsWholeWhereSohIsTheDelimiter()
    {
        var outcome = _normalizer.Normalize(FixText.Bytes(Fill.Replace("17=E1", @"17=E\x7C1", StringComparison.Ordinal)), Context, Reference);

        Assert.Equal("fix44.E~7C1.20261120.CL.1", outcome.Trade?.TradeKey);
    }

    [Fact]
    public async Task SeveralThreads_MayShareOne()
    {
        var message = FixText.Bytes(Fill);
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                Assert.Equal("fix44.E1.20261120.CL.1", _normalizer.Normalize(message, Context, Reference).Trade?.TradeKey);
            }
        }));

        await Task.WhenAll(workers);
    }

    /// <summary>Any byte of a good message changed in any way gives an outcome, never an exception.</summary>
    [Theory]
    [InlineData("fix44", Fill)]
    [InlineData("cme-stp", "<FIXML><TrdCaptRpt RptID=\"1\" TransTyp=\"0\" RptTyp=\"101\" TrdDt=\"2026-11-20\" LastPx=\"1\" LastQty=\"2\"><RptSide Side=\"1\"/></TrdCaptRpt></FIXML>")]
    public void DamagedBytes_AlwaysHaveExactlyOneOutcome(string venue, string text)
    {
        var good = FixText.Bytes(text);
        var random = new Random(1);
        for (var i = 0; i < 4_000; i++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            foreach (var (_, outcome) in _normalizer.NormalizeBundle(bytes.AsMemory(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)), Context with { Venue = venue }, Reference))
            {
                Assert.Equal(1, (outcome.Trade is null ? 0 : 1) + (outcome.Ignored is null ? 0 : 1) + (outcome.Held is null ? 0 : 1));
            }
        }
    }
}
