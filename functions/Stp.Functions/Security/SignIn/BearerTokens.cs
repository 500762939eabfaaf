using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Stp.Functions.Security.SignIn;

/// <summary>Checks JSON Web Tokens against the issuer's published keys, which are cached and asked for again when they change.</summary>
internal sealed partial class BearerTokens
{
    /// <summary>Longer than any that Entra ID issues.</summary>
    private const int MaxTokenBytes = 16 << 10;

    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(10);

    private readonly SignInOptions _options;
    private readonly TokenClaims _claims;
    private readonly TimeProvider _time;
    private readonly ILogger<BearerTokens> _logger;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };
    private readonly Lazy<TokenValidationParameters> _parameters;

    public BearerTokens(IOptions<SignInOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<BearerTokens> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        _claims = new TokenClaims(_options);
        _parameters = new Lazy<TokenValidationParameters>(() => Parameters(clients.CreateClient(nameof(BearerTokens))));
    }

    public bool AreTaken => _options.TakesTokens;

    /// <summary>The bearer of a token.</summary>
    public async Task<SignInResult> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        var parameters = _parameters.Value;
        try
        {
            // Cached. Asked for by itself, because the handler takes keys that cannot be had for keys that there are not.
            await parameters.ConfigurationManager.GetBaseConfigurationAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoKeys(_logger, fault);
            return SignInResult.Unavailable;
        }

        var result = await _handler.ValidateTokenAsync(token, parameters);
        if (result.IsValid && result.SecurityToken is JsonWebToken valid)
        {
            return _claims.PrincipalOf(valid) is { } principal ? SignInResult.Of(principal) : SignInResult.Refused;
        }

        // The type alone: messages of these faults repeat parts of the token.
        LogRefused(_logger, result.Exception?.GetType().Name ?? "no signed token");
        return SignInResult.Refused;
    }

    private TokenValidationParameters Parameters(HttpClient client)
    {
        var address = new Uri(_options.MetadataAddress ?? $"https://login.microsoftonline.com/{_options.TenantId}/v2.0/.well-known/openid-configuration");
        client.Timeout = MetadataPatience;
        var retriever = new HttpDocumentRetriever(client) { RequireHttps = !address.IsLoopback };
        return new TokenValidationParameters
        {
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(address.AbsoluteUri, new OpenIdConnectConfigurationRetriever(), retriever)
            {
                RefreshInterval = _options.KeyRefreshPause,
            },
            // Pinned: a token may not choose how it is checked. None of these works with a shared secret, or with none.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["JWT", "at+jwt"],
            ValidAudiences = SignInOptions.Words(_options.Audience),
            ValidIssuers = Issuers(),
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, until, _, _) => IsInForce(from, until),
        };
    }

    /// <summary>Entra ID issues tokens of two versions; which one, the application's manifest says. Another issuer names itself in its metadata.</summary>
    private string[]? Issuers() =>
        SignInOptions.Words(_options.Issuer) is { Length: > 0 } named ? named
        : _options.MetadataAddress is not null ? null
        : [$"https://login.microsoftonline.com/{_options.TenantId}/v2.0", $"https://sts.windows.net/{_options.TenantId}/"];

    private bool IsInForce(DateTime? from, DateTime? until)
    {
        var (now, skew) = (_time.GetUtcNow().UtcDateTime, _options.ClockSkew);
        return until is { } end && now < end + skew && (from is not { } start || now >= start - skew);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No token can be checked: the keys of their issuer cannot be had")]
    private static partial void LogNoKeys(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "A token was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
