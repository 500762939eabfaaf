using System.Net;
using System.Text;

namespace Stp.Embedded.Tests.Faults;

/// <summary>
/// Stands in front of the Cosmos gateway and lets chosen requests go wrong: give it to the client with
/// <c>wrap: gateway => faults = new FaultyGateway(gateway)</c>. Without instructions everything passes.
/// </summary>
public sealed class FaultyGateway(HttpMessageHandler gateway) : DelegatingHandler(gateway)
{
    /// <summary>What a 429 or 449 asks the client to wait.</summary>
    private const string RetryAfterMs = "1";

    private readonly Lock _lock = new();
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<GatewayFaultKind, int> _injected = [];
    private Random? _random;
    private double _rate;
    private GatewayFaultKind[] _kinds = [];

    /// <summary>Faults so far.</summary>
    public int Injected
    {
        get
        {
            lock (_lock)
            {
                return _injected.Values.Sum();
            }
        }
    }

    /// <summary>Whether a request changes documents: a create, upsert, replace, patch, delete or batch.</summary>
    public static bool IsWrite(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal)
        && request.Method != HttpMethod.Get
        && !request.Headers.Contains("x-ms-documentdb-isquery")
        && !request.Headers.Contains("x-ms-cosmos-is-query-plan-request");

    /// <summary>Whether a request is a batch, atomic or of bulk operations.</summary>
    public static bool IsBatch(HttpRequestMessage request) => request.Headers.Contains("x-ms-cosmos-is-batch-request");

    /// <summary>Lets the next requests go wrong; <paramref name="which"/> says which ones count, writes of documents if null.</summary>
    public void Next(GatewayFaultKind kind, int times = 1, Func<HttpRequestMessage, bool>? which = null)
    {
        lock (_lock)
        {
            _instructions.Add(new Instruction(kind, which ?? IsWrite) { Left = times });
        }
    }

    /// <summary>Lets that share of writes go wrong, each in one of <paramref name="kinds"/>; the same seed gives the same sequence.</summary>
    public void Randomly(int seed, double rate, params GatewayFaultKind[] kinds)
    {
        lock (_lock)
        {
            (_random, _rate, _kinds) = (new Random(seed), rate, kinds);
        }
    }

    /// <summary>Ends all faults.</summary>
    public void Heal()
    {
        lock (_lock)
        {
            _instructions.Clear();
            _random = null;
        }
    }

    /// <summary>How often a fault of that kind was injected.</summary>
    public int Count(GatewayFaultKind kind)
    {
        lock (_lock)
        {
            return _injected.GetValueOrDefault(kind);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Choose(request) is not { } fault)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (fault is GatewayFaultKind.ApplyThenDrop or GatewayFaultKind.ApplyThenRequestTimeout or GatewayFaultKind.ApplyThenServiceUnavailable)
        {
            using var lost = await base.SendAsync(request, cancellationToken);
        }

        return fault switch
        {
            GatewayFaultKind.DropBeforeApply or GatewayFaultKind.ApplyThenDrop => throw new HttpRequestException("Injected: the connection was reset.", new IOException("Connection reset by peer")),
            GatewayFaultKind.TooManyRequests => Answer(request, (HttpStatusCode)429, 3200),
            GatewayFaultKind.RetryWith => Answer(request, (HttpStatusCode)449, 0),
            GatewayFaultKind.RequestTimeout or GatewayFaultKind.ApplyThenRequestTimeout => Answer(request, HttpStatusCode.RequestTimeout, 0),
            _ => Answer(request, HttpStatusCode.ServiceUnavailable, 0),
        };
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, int subStatus)
    {
        var response = new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent($$"""{"code":"{{(int)status}}","message":"Injected."}""", Encoding.UTF8, "application/json"),
        };
        response.Headers.Add("x-ms-substatus", subStatus.ToString());
        response.Headers.Add("x-ms-retry-after-ms", RetryAfterMs);
        response.Headers.Add("x-ms-request-charge", "0");
        response.Headers.Add("x-ms-activity-id", Guid.Empty.ToString());
        return response;
    }

    private GatewayFaultKind? Choose(HttpRequestMessage request)
    {
        lock (_lock)
        {
            var instruction = _instructions.Find(item => item.Left > 0 && item.Which(request));
            GatewayFaultKind? kind = null;
            if (instruction is not null)
            {
                instruction.Left--;
                kind = instruction.Kind;
            }
            else if (_random is not null && IsWrite(request) && _random.NextDouble() < _rate)
            {
                kind = _kinds[_random.Next(_kinds.Length)];
            }

            if (kind is { } chosen)
            {
                _injected[chosen] = _injected.GetValueOrDefault(chosen) + 1;
            }

            return kind;
        }
    }

    private sealed class Instruction(GatewayFaultKind kind, Func<HttpRequestMessage, bool> which)
    {
        public GatewayFaultKind Kind { get; } = kind;

        public Func<HttpRequestMessage, bool> Which { get; } = which;

        public int Left { get; set; }
    }
}
