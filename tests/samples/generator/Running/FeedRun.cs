using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Venues;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Running;

/// <summary>One feed over the day: stories start, and their steps are sent when their turn comes.</summary>
internal abstract class FeedRun(Venue venue, string session, int firstDealNumber, Clock clock, Rng rng, Expectation expectation)
{
    private int _lastDealNumber = firstDealNumber;

    public Venue Venue => venue;

    public string Session => session;

    public Clock Clock => clock;

    public Rng Rng => rng;

    public Expectation Expectation => expectation;

    public Agenda Agenda { get; } = new();

    /// <summary>Reports of the same venue's trades that one feed leaves to a later one.</summary>
    public Queue<Action<FeedRun>> Handover { get; init; } = new();

    public int NextDealNumber() => ++_lastDealNumber;

    /// <summary>Tells all stories, and then what is left of them.</summary>
    public void Tell(Urn stories)
    {
        Begin();
        while (stories.TryDraw(rng, out var story))
        {
            clock.NextTurn();
            Agenda.NextTurn();
            story(this);
        }

        Agenda.Finish();
        End();
    }

    public abstract void Send(Payload payload, Outcome outcome, bool possResend = false);

    public Payload Send(Deal deal, Version version)
    {
        var payload = venue.Report(deal, version, rng);
        Send(payload, Outcome.Trade);
        return payload;
    }

    protected abstract void Begin();

    protected abstract void End();

    protected void Count(Outcome outcome) => expectation.Sent(venue.Code, session, outcome);
}
