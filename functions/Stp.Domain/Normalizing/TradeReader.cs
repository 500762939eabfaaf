using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>
/// Makes a trade of a message that a rule says is one. The checks come in a fixed order, and the first that fails is the reason:
/// identity, action, (no more of a cancel), side, lots, price, dates, instrument, contract, account. Reused, not thread-safe.
/// </summary>
internal sealed partial class TradeReader
{
    private const int BufferBytes = 255;

    private readonly FixMessage _message;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly LineDraft[] _drafts = [.. Enumerable.Range(0, MaxLines).Select(_ => new LineDraft())];
    private Dialect _dialect = null!;
    private TradeForm _form = null!;
    private ReferenceSnapshot _reference = null!;
    private string _codesVenue = "";
    private VenueCodes? _codes;
    private byte[] _scope = [];
    private string? _scopeVenue;
    private int _firstSide;

    /// <summary>The clearing date: codes mean what they mean then.</summary>
    private DateOnly _date;

    public TradeReader(FixMessage message) => _message = message;

    public NormalizedMessage Read(
        Dialect dialect, TradeForm form, in MessageContext context, ReferenceSnapshot reference, ReadOnlyMemory<byte> raw, in FeedHeader feed)
    {
        _dialect = dialect;
        _form = form;
        UseReference(reference, dialect.Codes ?? context.Venue);
        UseScope(dialect, context.Venue);
        _firstSide = dialect.SidesTag == 0 ? 0 : _message.FirstInstance(0, dialect.SidesTag);

        var hold = ReadHead(feed, out var head) ?? (head.Action == TradeAction.Cancel ? null : ReadBody(ref head));
        if (hold is not null)
        {
            return new NormalizedMessage { Held = hold, Feed = feed };
        }

        return new NormalizedMessage
        {
            Feed = feed,
            Trade = new TradeEvent
            {
                TradeKey = head.Key,
                ReferenceKey = head.Reference,
                OriginId = head.Action == TradeAction.New ? TextOf(_form.OriginId, _firstSide) : null,
                Action = head.Action,
                Version = head.Version,
                Venue = context.Venue,
                Session = feed.Session ?? "",
                SeqNum = feed.SeqNum,
                ReceivedAt = context.ReceivedAt,
                TransactTime = head.Dates.TransactTime,
                TradeDate = head.Dates.TradeDate,
                ClearingDate = head.Dates.ClearingDate,
                Lines = head.Lines,
                Raw = raw,
            },
        };
    }

    /// <summary>Consecutive messages come from one venue, mostly: what was found for the last one is good for the next.</summary>
    private void UseReference(ReferenceSnapshot reference, string venue)
    {
        if (!ReferenceEquals(reference, _reference) || !ReferenceEquals(venue, _codesVenue))
        {
            _reference = reference;
            _codesVenue = venue;
            _codes = reference.ForVenue(venue);
        }
    }

    private void UseScope(Dialect dialect, string venue)
    {
        if (dialect.ScopeBytes is { } scope)
        {
            _scope = scope;
            _scopeVenue = null;
        }
        else if (!ReferenceEquals(venue, _scopeVenue))
        {
            _scope = Encoding.UTF8.GetBytes(venue);
            _scopeVenue = venue;
        }
    }

    /// <summary>What every report needs: who it is and what it does. The dates of a cancel are nice to have.</summary>
    private Hold? ReadHead(in FeedHeader feed, out TradeHead head)
    {
        head = default;
        head.Lines = [];
        var action = ActionOf();
        var hold = TradeKeys.Read(_scope, _form.Identity, "identity", _message, _firstSide, action, _buffer, out var key);
        if (hold is not null)
        {
            return hold;
        }

        if (action is not { } known)
        {
            return new Hold(ReasonCodes.ActionUnknown, "The report is neither new, replace nor cancel by the dialect's action rules.");
        }

        head.Key = key!;
        head.Action = known;
        hold = TradeKeys.ReadReference(_scope, _form.Reference, _message, _firstSide, action, _buffer, out head.Reference);
        if (hold is not null)
        {
            return hold;
        }

        if (head.Reference == head.Key)
        {
            // A correction that names itself tells the trade under its own id.
            head.Reference = null;
        }

        head.Dates = TradeDates.Read(_dialect, _form, _message, _firstSide, out head.DateProblem);
        head.VersionIsRight = TryVersion(head.Dates, feed, out head.Version);
        return null;
    }

    private TradeAction? ActionOf()
    {
        foreach (var rule in _form.Actions)
        {
            if (rule.When.Holds(_message, _firstSide))
            {
                return rule.Action;
            }
        }

        return null;
    }

    private bool TryVersion(in TradeDates dates, in FeedHeader feed, out VersionStamp version)
    {
        var isRight = TryVersion(_form.VersionMajor, dates, feed, out var major) & TryVersion(_form.VersionMinor, dates, feed, out var minor);
        version = new VersionStamp(major, minor);
        return isRight;
    }

    private bool TryVersion(VersionPart part, in TradeDates dates, in FeedHeader feed, out long version)
    {
        var known = part.Known switch { KnownTime.TransactTime => dates.TransactTime, KnownTime.SentAt => feed.SentAt, _ => null };
        if (known is { } time)
        {
            version = time.UtcTicks;
            return true;
        }

        return FieldTime.TryVersion(_dialect.Format, part.Source.Read(_message, _firstSide, 0), out version);
    }

    private Hold? ReadBody(ref TradeHead head) =>
        CollectDrafts(out var count)
        ?? ReadSides(count)
        ?? ReadLots(count)
        ?? ReadPrices(count)
        ?? head.DateProblem
        ?? (head.VersionIsRight ? null : VersionProblem())
        ?? ReadInstruments(count, head.Dates)
        ?? ReadLines(count, ref head.Lines);

    private Hold VersionProblem()
    {
        var value = _form.VersionMajor.Source.Read(_message, _firstSide, 0);
        var source = FieldTime.TryVersion(_dialect.Format, value, out _) ? _form.VersionMinor.Source : _form.VersionMajor.Source;
        var path = source.PathOf(_message, _firstSide, 0);
        var wrong = source.Read(_message, _firstSide, 0);
        return new Hold(ReasonCodes.DateInvalid, $"Version ({path}) {HoldText.Show(wrong)} is neither a time nor a number.")
        {
            Field = path,
            Value = HoldText.Plain(wrong),
        };
    }

    private string? TextOf(FieldSource source, int side)
    {
        var value = source.Read(_message, side, 0);
        return value.IsEmpty ? null : Encoding.UTF8.GetString(value);
    }
}
