using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>Reads the header tags that every FIX message has.</summary>
internal static class FeedHeaderReader
{
    private const int MaxSessionBytes = 200;
    private const int MaxSessions = 4_096;

    private static readonly Utf8Cache<string> Sessions = new(MaxSessions);

    public static FeedHeader Read(Dialect dialect, FixMessage message, in MessageContext context)
    {
        var sentAt = TimeOf(dialect, message, 122) ?? TimeOf(dialect, message, 52);
        var msgType = message.Value(35);
        var isReset = msgType.SequenceEqual("4"u8);
        var isLogon = msgType.SequenceEqual("A"u8);
        return new FeedHeader
        {
            Session = context.Session ?? SessionOf(message),
            Epoch = sentAt is { } sent ? dialect.Epoch.Of(sent) : null,
            SeqNum = FixValue.TryParseLong(message.Value(34), out var seqNum) && seqNum > 0 ? seqNum : null,
            SentAt = sentAt,
            ResetsSequence = (isLogon && IsYes(message, 141)) || (isReset && !IsYes(message, 123)),
            NewSeqNo = isReset && FixValue.TryParseLong(message.Value(36), out var newSeqNo) && newSeqNo > 0 ? newSeqNo : null,
            PossDup = IsYes(message, 43),
        };
    }

    private static DateTimeOffset? TimeOf(Dialect dialect, FixMessage message, int tag) =>
        message.Value(tag) is { IsEmpty: false } value && FieldTime.TryTime(dialect.Format, value, out var time) ? time : null;

    private static bool IsYes(FixMessage message, int tag) => message.Value(tag) is [(byte)'Y'];

    /// <summary><c>SenderCompID&gt;TargetCompID</c>. There are few sessions and many messages, so the strings are kept.</summary>
    private static string? SessionOf(FixMessage message)
    {
        var sender = message.Value(49);
        var target = message.Value(56);
        if ((sender.IsEmpty && target.IsEmpty) || sender.Length + target.Length >= MaxSessionBytes)
        {
            return null;
        }

        Span<byte> key = stackalloc byte[MaxSessionBytes];
        sender.CopyTo(key);
        key[sender.Length] = (byte)'>';
        target.CopyTo(key[(sender.Length + 1)..]);
        var bytes = key[..(sender.Length + 1 + target.Length)];
        if (!Sessions.TryGet(bytes, out var session))
        {
            Sessions.Add(bytes, session = Encoding.UTF8.GetString(bytes));
        }

        return session;
    }
}
