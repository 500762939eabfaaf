using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Running;

/// <summary>A FIX session: numbers and frames what is sent, one message a line, and can send again what it sent before.</summary>
internal sealed class FixRun(
    Venue venue, string session, FixHeader header, int firstDealNumber, Clock clock, Rng rng, Expectation expectation, Stream file)
    : FeedRun(venue, session, firstDealNumber, clock, rng, expectation)
{
    private const int RememberedMessages = 160;

    private readonly List<(FixStamp Stamp, Payload Payload)> _sent = [];
    private int _seqNum;
    private int _reserved;

    /// <summary>Trade reports of this session epoch that a replay may repeat, oldest first.</summary>
    public IReadOnlyList<(FixStamp Stamp, Payload Payload)> Remembered => _sent;

    /// <summary>True while numbers are out that will still be sent.</summary>
    public bool HasReserved => _reserved > 0;

    /// <summary>Every logon of the clearing feed starts again at one; the others go on counting.</summary>
    public bool ResetsAtLogon => Venue.Code == "cme-stp";

    public override void Send(Payload payload, Outcome outcome, bool possResend = false) =>
        Send(payload, outcome, NextStamp() with { PossResend = possResend });

    /// <summary>Uses up a number without sending it now.</summary>
    public FixStamp Reserve()
    {
        _reserved++;
        return NextStamp();
    }

    /// <summary>Uses up numbers that nobody will ever see.</summary>
    public void Lose(int count) => _seqNum += count;

    /// <summary>Tells that nobody will see the messages of some numbers, or none that can be read.</summary>
    public void ExpectMissing(int count) => Expectation.NumbersLost($"{Venue.Code}/{Session}/{Venue.NumbersBegan:yyyy-MM-dd}", count);

    /// <summary>Sends under a number that was used before: a PossDup.</summary>
    public void SendAgain(FixStamp first, Payload payload, Outcome outcome)
    {
        Clock.NextMessage();
        Send(payload, outcome, first with { SendingTime = Clock.Now, OriginalSendingTime = first.SendingTime });
    }

    /// <summary>As <see cref="SendAgain"/>, for a number that was reserved.</summary>
    public void SendReserved(FixStamp reserved, Payload payload, Outcome outcome)
    {
        _reserved--;
        SendAgain(reserved, payload, outcome);
    }

    /// <summary>Sends a broken copy, which must be held, and tells which number it had.</summary>
    public FixStamp SendBroken(Payload payload, Damage damage, string reason)
    {
        var stamp = NextStamp();
        WriteLine(Damager.Break(FixFrame.Build(header, payload, stamp), damage, header.BeginString, Rng));
        Count(Outcome.Held(reason));
        return stamp;
    }

    public void Logon()
    {
        if (ResetsAtLogon)
        {
            _seqNum = 0;
            _sent.Clear();
        }

        Send(new Payload("A", new FieldText().Add(98, 0).Add(108, 30).Add(141, ResetsAtLogon ? "Y" : null)
            .Add(1137, header.BeginString == "FIXT.1.1" ? "9" : null).ToString()), Outcome.Ignored(Kinds.Session));
    }

    protected override void Begin() => Logon();

    protected override void End() => Send(new Payload("5", new FieldText().Add(58, "End of session").ToString()), Outcome.Ignored(Kinds.Session));

    private FixStamp NextStamp()
    {
        Clock.NextMessage();
        return new FixStamp(++_seqNum, Clock.Now);
    }

    private void Send(Payload payload, Outcome outcome, FixStamp stamp)
    {
        WriteLine(FixFrame.Build(header, payload, stamp));
        Count(outcome);
        if (outcome.IsTrade && stamp.OriginalSendingTime is null && !stamp.PossResend)
        {
            if (_sent.Count == RememberedMessages)
            {
                _sent.RemoveAt(0);
            }

            _sent.Add((stamp, payload));
        }
    }

    private void WriteLine(byte[] message)
    {
        file.Write(message);
        file.WriteByte((byte)'\n');
    }
}
