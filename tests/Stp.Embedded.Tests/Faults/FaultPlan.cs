using System.Collections.Concurrent;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Which calls fail and how: drawn from a seed, shared by all clients of a host.</summary>
/// <param name="seed">Seed of the draws. Which call meets which draw depends on the order of calls.</param>
/// <param name="probability">Share of the write calls that fail.</param>
/// <param name="kinds">What is drawn from.</param>
internal sealed class FaultPlan(int seed, double probability, params IReadOnlyList<GatewayFaultKind> kinds)
{
    /// <summary>The SDK tries a throttled call ten times in all.</summary>
    private const int BeyondPatience = 12;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _throttled = new(StringComparer.Ordinal);
    private volatile bool _isDown, _isThrottling;

    /// <summary>Faults so far, by kind.</summary>
    public ConcurrentDictionary<GatewayFaultKind, int> Counts { get; } = new();

    /// <summary>Calls refused while <see cref="IsDown"/> or <see cref="IsThrottling"/>.</summary>
    public int Refused;

    /// <summary>Whether every call fails, reads too.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>Whether every write is answered 429, however often it is tried.</summary>
    public bool IsThrottling
    {
        get => _isThrottling;
        set => _isThrottling = value;
    }

    /// <summary>The fault of a write call, or null.</summary>
    /// <param name="identity">The same for every attempt of one call.</param>
    public GatewayFaultKind? Draw(string identity)
    {
        lock (_gate)
        {
            if (_throttled.TryGetValue(identity, out var left))
            {
                if (left > 0)
                {
                    _throttled[identity] = left - 1;
                    return GatewayFaultKind.ThrottledBeyondPatience;
                }

                _throttled.Remove(identity);
                return null;
            }

            if (kinds.Count == 0 || _random.NextDouble() >= probability)
            {
                return null;
            }

            var kind = kinds[_random.Next(kinds.Count)];
            Counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
            if (kind == GatewayFaultKind.ThrottledBeyondPatience)
            {
                _throttled.Add(identity, BeyondPatience - 1);
            }

            return kind;
        }
    }
}
