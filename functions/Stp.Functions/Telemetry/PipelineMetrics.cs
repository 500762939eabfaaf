using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Normalizing;
using Stp.Functions.Http;

namespace Stp.Functions.Telemetry;

/// <summary>What the pipeline counts and measures, by the meter <see cref="StpTelemetry.Name"/>. The list for operators is in docs/operations.md.</summary>
internal sealed class PipelineMetrics
{
    private readonly Counter<long> _received, _ignored, _held, _booked, _duplicates, _conflicts, _retries;
    private readonly Counter<double> _requestUnits;
    private readonly Histogram<double> _bookingSeconds, _lagSeconds;
    private readonly ConcurrentDictionary<string, BreakerState> _breakers = new(StringComparer.Ordinal);

    public PipelineMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(StpTelemetry.Name);
        _received = meter.CreateCounter<long>("stp.messages.received", "{message}", "Raw messages normalized, a message that came twice counted twice.");
        _ignored = meter.CreateCounter<long>("stp.messages.ignored", "{message}", "Raw messages that report no trade, by kind.");
        _held = meter.CreateCounter<long>("stp.messages.held", "{message}", "Messages held for a person, by reason.");
        _booked = meter.CreateCounter<long>("stp.trades.booked", "{event}", "Trade events booked for the first time: new, replace (an amendment) or cancel.");
        _duplicates = meter.CreateCounter<long>("stp.trades.duplicates", "{event}", "Trade events that the book had already.");
        _bookingSeconds = meter.CreateHistogram<double>("stp.booking.duration", "s", "From when the message reached us until it was booked.", advice: Seconds);
        _lagSeconds = meter.CreateHistogram<double>("stp.booking.lag", "s", "From TransactTime (60) until the trade was booked.", advice: Seconds);
        _conflicts = meter.CreateCounter<long>("stp.store.conflicts", "{conflict}", "Writes refused because another writer was first (409, 412).");
        _retries = meter.CreateCounter<long>("stp.calls.retries", "{retry}", "Calls of a service made again after a fault, by service.");
        _requestUnits = meter.CreateCounter<double>("stp.cosmos.request_units", "{RU}", "Request units charged by Cosmos DB.");
        meter.CreateObservableGauge(
            "stp.breaker.state",
            () => _breakers.Select(breaker => new Measurement<int>((int)breaker.Value, Tag("service", breaker.Key))),
            description: "Circuit breaker of a service: 0 closed, 1 half open, 2 open.");
    }

    private static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900] };

    /// <summary>Counts a raw message by what became of it.</summary>
    public void Normalized(string venue, in NormalizedMessage message)
    {
        _received.Add(1, Tag("venue", venue));
        if (message.Ignored is { } kind)
        {
            _ignored.Add(1, Tag("venue", venue), Tag("kind", kind));
        }
        else if (message.Held is { } hold)
        {
            _held.Add(1, Tag("venue", venue), Tag("reason", hold.Reason));
        }
    }

    /// <summary>Counts a trade event by what became of it; a fault is not counted, because the message comes again.</summary>
    public void Booked(BookingResult result, DateTimeOffset now)
    {
        var venue = Tag("venue", result.Event.Venue);
        if (result.Held is { } hold)
        {
            _held.Add(1, venue, Tag("reason", hold.Reason));
        }
        else if (result.Duplicate)
        {
            _duplicates.Add(1, venue);
        }
        else if (result.IsBooked)
        {
            _booked.Add(1, venue, Tag("action", EnumText.Of(result.Event.Action)));
            _bookingSeconds.Record((now - result.Event.ReceivedAt).TotalSeconds, venue);
            if (result.Event.TransactTime is { } at)
            {
                _lagSeconds.Record((now - at).TotalSeconds, venue);
            }
        }
    }

    /// <summary>Counts what an answer of Cosmos DB has cost, and whether it refused a write because another was first.</summary>
    public void Answered(double requestUnits, bool isConflict)
    {
        _requestUnits.Add(requestUnits);
        if (isConflict)
        {
            _conflicts.Add(1);
        }
    }

    /// <summary>Counts a retry of a call.</summary>
    public void Retried(string service) => _retries.Add(1, Tag("service", service));

    /// <summary>Notes the state of the circuit breaker of a service.</summary>
    public void Breaker(string service, BreakerState state) => _breakers[service] = state;

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

/// <summary>State of a circuit breaker, as the gauge tells it.</summary>
internal enum BreakerState
{
    /// <summary>Calls go through.</summary>
    Closed = 0,

    /// <summary>One call is let through to see whether the service has come back.</summary>
    HalfOpen = 1,

    /// <summary>No call goes through.</summary>
    Open = 2,
}
