using Stp.Samples.Generator.Clearing;
using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Output;
using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Stories;
using Stp.Samples.Generator.Venues;
using Shape = Stp.Samples.Generator.Market.Shape;

namespace Stp.Samples.Generator;

/// <summary>Generates one day: the feeds one after the other, each message written as it is made.</summary>
internal sealed class TradingDay(IOutput output, int messages, ulong seed) : IDisposable
{
    public const ulong DefaultSeed = 20261120;

    /// <summary>Deal numbers of the feeds do not overlap; venues have seven digits for them in their identities.</summary>
    private const int DealNumbersPerFeed = 1_000_000;

    private const int SmallestLargestBatch = 12;

    private readonly Manifest _manifest = new();
    private readonly Queue<Action<FeedRun>> _handover = new();
    private readonly CsvFile _trades = ExpectedFiles.Trades(output);
    private readonly List<Venue> _venues = [];
    private Expectation? _expectation;
    private int _feeds;

    /// <summary>The folders that hold nothing but what is generated.</summary>
    public static IReadOnlyList<string> Folders { get; } = [Manifest.Folder, ReferenceFiles.Folder, EndOfDayFiles.Folder, ExpectedFiles.Folder];

    public static Expectation Generate(IOutput output, int messages, ulong seed)
    {
        using var day = new TradingDay(output, messages, seed);
        return day.Generate();
    }

    public void Dispose() => _trades.Dispose();

    private Expectation Generate()
    {
        _expectation = new Expectation(_trades, Making.BusinessDate);
        Fix(new CmeStp(), "STP1", new FixHeader("FIX.4.4", "CME", "NWE", (57, "NWE_STP")), Feeds.CmeStp, ReplayStories.Restart);
        Fixml(new CmeFixml(), "FIXML", Feeds.CmeFixml);
        Fix(new CmeDropCopy(), "DC1", new FixHeader("FIX.4.2", "CME", "NWE001N", (57, "DC"), (142, "US,IL"), (369, "812")), Feeds.CmeDropCopy);
        Fix(new Ice(), "TC1", new FixHeader("FIX.4.4", "ICE", "2187"), Feeds.Ice, ReplayStories.GapOpen);
        Fix(
            new GenericFix("tt", fix42: false, [Shape.OneSide], "XNYM:CL", "XNYM:NG", "IFEU:BRN", "NDEX:TFM"), "TT1",
            new FixHeader("FIX.4.4", "TTDC", "NWEDC", (115, "TT"), (128, "NWE")), Feeds.TradingFrontEnd);
        Fix(
            new GenericFix("fix44", fix42: false, [Shape.OneSide], "XEEE:F1BM", "XEEE:F1BQ", "XEEE:F1BD"), "BRK1",
            new FixHeader("FIX.4.4", "SPECTRON", "NWE", (128, "DESK1")), Feeds.Broker44);
        Fix(new GenericFix("fix42", fix42: true, [Shape.OneSide], "IFEU:BRN", "IFEU:G"), "BRK2", new FixHeader("FIX.4.2", "GFI", "NWE"), Feeds.Broker42);
        Fix(
            new GenericFix("fix50", fix42: false, [Shape.OneSide, Shape.Counterparty, Shape.BothOurs], "XEEE:F1BM", "XEEE:F1BQ"), "BRK3",
            new FixHeader("FIXT.1.1", "EEXLINK", "NWE", (1128, "9")), Feeds.Broker50);

        ReferenceFiles.Write(output, _venues);
        ExpectedFiles.Write(output, _expectation);
        var evening = new Evening(_expectation, seed);
        EndOfDayFiles.Write(output, evening);
        ExpectedCheckFiles.Write(output, evening);
        using var stream = output.Create(Manifest.Path);
        _manifest.Write(stream, seed, Making.BusinessDate, _expectation.Messages);
        return _expectation;
    }

    private void Fix(Venue venue, string session, FixHeader header, (Action<FeedRun> Story, int Times)[] stories, params Action<FeedRun>[] once)
    {
        var path = $"{Manifest.Folder}/{venue.Code}-{session}.fix";
        using var file = output.Create(path);
        var (rng, clock) = Begin(venue, session, stories);
        var before = _expectation!.Messages;
        new FixRun(venue, session, header, FirstDealNumber(), clock, rng, _expectation, file) { Handover = _handover }.Tell(Feeds.Urn(stories, messages, once));
        _manifest.Add(path, venue.Code, session, _expectation.Messages - before);
    }

    private void Fixml(Venue venue, string session, (Action<FeedRun> Story, int Times)[] stories)
    {
        var (rng, clock) = Begin(venue, session, stories);
        var largestBatch = Math.Clamp(messages / 400, SmallestLargestBatch, 200);
        new FixmlRun(venue, session, FirstDealNumber(), largestBatch, clock, rng, _expectation!, output, _manifest) { Handover = _handover }
            .Tell(Feeds.Urn(stories, messages));
    }

    private (Rng Rng, Clock Clock) Begin(Venue venue, string session, (Action<FeedRun> Story, int Times)[] stories)
    {
        _venues.Add(venue);
        var rng = Rng.For(seed, $"{venue.Code}-{session}");

        // The drop copy runs from the evening before, as the exchange does.
        var start = venue is CmeDropCopy ? new DateTime(2026, 11, 19, 23, 5, 0, DateTimeKind.Utc) : new DateTime(2026, 11, 20, 6, 0, 0, DateTimeKind.Utc);
        var length = new DateTime(2026, 11, 20, 20, 30, 0, DateTimeKind.Utc) - start;
        var turns = (long)stories.Sum(s => s.Times) * messages / Feeds.Messages;
        return (rng, new Clock(start, length, turns, rng));
    }

    private int FirstDealNumber() => DealNumbersPerFeed * ++_feeds;
}
