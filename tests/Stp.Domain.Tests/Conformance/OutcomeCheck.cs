using System.Globalization;
using Stp.Domain.Ledger;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Conformance;

/// <summary>Compares one outcome with its <c>E</c> line, and the <c>L</c> and <c>F</c> lines below it. What a line does not name is not compared.</summary>
internal sealed class OutcomeCheck
{
    private readonly NormalizedMessage _outcome;
    private int _lines;
    private bool _linesChecked;

    public OutcomeCheck(NormalizedMessage outcome, string expected)
    {
        _outcome = outcome;
        var words = expected.Split(' ', 2);
        switch (words[0])
        {
            case "trade":
                Assert.True(outcome.Trade is not null, $"Expected a trade, not {Describe(outcome)}");
                CheckTrade(outcome.Trade, words.Length > 1 ? words[1] : "");
                break;
            case "ignored":
                Assert.True(outcome.Ignored == words[1], $"Expected ignored {words[1]}, not {Describe(outcome)}");
                break;
            case "held":
                var reason = words[1].Split(' ', 2);
                Assert.True(outcome.Held?.Reason == reason[0], $"Expected held {reason[0]}, not {Describe(outcome)}");
                Assert.Contains(reason.Length > 1 ? reason[1] : "", outcome.Held.Detail, StringComparison.Ordinal);
                break;
            default:
                throw new FormatException($"\"{words[0]}\" is no outcome.");
        }
    }

    public static string Describe(NormalizedMessage outcome) =>
        outcome.Held is { } held ? $"held {held.Reason}: {held.Detail}"
        : outcome.Ignored is { } kind ? $"ignored {kind}"
        : $"trade {outcome.Trade!.TradeKey} {outcome.Trade.Action} {string.Join("; ", outcome.Trade.Lines)}";

    public void Line(string expected)
    {
        _linesChecked = true;
        var lines = _outcome.Trade!.Lines;
        Assert.True(_lines < lines.Count, $"There is no line {_lines + 1}.");
        foreach (var (name, value) in Pairs(expected))
        {
            Same(name, value, ValueOf(lines[_lines], name));
        }

        _lines++;
    }

    public void Feed(string expected)
    {
        var feed = _outcome.Feed;
        foreach (var (name, value) in Pairs(expected))
        {
            Same(name, value, name switch
            {
                "session" => feed.Session,
                "epoch" => Text(feed.Epoch),
                "seq" => Text(feed.SeqNum),
                "sent" => Text(feed.SentAt),
                "resets" => feed.ResetsSequence ? "yes" : "no",
                "next" => Text(feed.NewSeqNo),
                "dup" => feed.PossDup ? "yes" : "no",
                _ => throw new FormatException($"\"{name}\" is nothing of a feed."),
            });
        }
    }

    public void Finish()
    {
        if (_linesChecked)
        {
            Assert.Equal(_outcome.Trade!.Lines.Count, _lines);
        }
    }

    private static void CheckTrade(TradeEvent trade, string expected)
    {
        foreach (var (name, value) in Pairs(expected))
        {
            Same(name, value, name switch
            {
                "key" => trade.TradeKey,
                "ref" => trade.ReferenceKey,
                "origin" => trade.OriginId,
                "action" => trade.Action.ToString().ToLowerInvariant(),
                "session" => trade.Session,
                "seq" => Text(trade.SeqNum),
                "transact" => Text(trade.TransactTime),
                "date" => Text(trade.TradeDate),
                "clears" => Text(trade.ClearingDate),
                "lines" => Text(trade.Lines.Count),
                "major" => trade.Version.Major == 0 ? "0" : Text(new DateTimeOffset(trade.Version.Major, TimeSpan.Zero)),
                "minor" => trade.Version.Minor == 0 ? "0" : Text(new DateTimeOffset(trade.Version.Minor, TimeSpan.Zero)),
                _ => ValueOf(Assert.Single(trade.Lines), name),
            });
        }
    }

    private static string? ValueOf(TradeLine line, string name) => name switch
    {
        "leg" => line.LegId,
        "account" => line.Account,
        "instrument" => line.Instrument,
        "side" => line.Side.ToString().ToLowerInvariant(),
        "lots" => Text(line.Lots),
        "price" => Text(line.Price),
        "kind" => line.PriceKind.ToString().ToLowerInvariant(),
        "trader" => line.Trader,
        "broker" => line.Broker,
        "clearing" => line.ClearingFirm,
        _ => throw new FormatException($"\"{name}\" is nothing of a trade or line."),
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd"),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK").Replace("+00:00", "Z", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<(string Name, string Value)> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=', 2) is [var name, var value]
            ? (name, value)
            : throw new FormatException($"\"{word}\" is not name=value."));

    private static void Same(string name, string expected, string? actual) =>
        Assert.True((expected == "none" ? null : expected.Replace('_', ' ')) == actual?.Replace('_', ' '), $"{name} is {actual ?? "none"}, not {expected}.");
}
