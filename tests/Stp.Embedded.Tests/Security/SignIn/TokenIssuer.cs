using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>An issuer of tokens on this machine: publishes OpenID metadata and keys, counts who asks, and signs whatever it is told to.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string Audience = "api://stp";

    private readonly HttpListener _listener = new();
    private readonly List<(string Id, RSA Key)> _keys = [];
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private bool _isDown;

    public TokenIssuer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        AddKey("first");
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    public string Issuer => Address.AbsoluteUri;

    /// <summary>The clock of tokens and of the product, which the issuer must share.</summary>
    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>How often the keys were asked for.</summary>
    public int KeyRequests { get; private set; }

    public RSA Key => _keys[^1].Key;

    public string KeyId => _keys[^1].Id;

    public void AddKey(string id) => _keys.Add((id, RSA.Create(2048)));

    /// <summary>Answers nothing but errors from now on.</summary>
    public void GoDown() => _isDown = true;

    public SigningCredentials Credentials(string algorithm = SecurityAlgorithms.RsaSha256) => new(new RsaSecurityKey(Key) { KeyId = KeyId }, algorithm);

    /// <summary>The other kind of published key.</summary>
    public SigningCredentials CurveCredentials() => new(new ECDsaSecurityKey(_curve) { KeyId = "curve" }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>A token of ann, who may read positions; with changes.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = Now,
            NotBefore = Now.AddMinutes(-5),
            Expires = Now.AddMinutes(30),
            SigningCredentials = Credentials(),
            Claims = new Dictionary<string, object> { ["sub"] = "7", ["preferred_username"] = "ann@firm.example", ["roles"] = new[] { "positions.read", "not.ours" } },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public void Dispose()
    {
        _listener.Close();
        _keys.ForEach(key => key.Key.Dispose());
        _curve.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await AnswerAsync(context);
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        object? body = (_isDown, context.Request.Url!.AbsolutePath) switch
        {
            (true, _) => null,
            (_, "/.well-known/openid-configuration") => new { issuer = Issuer, jwks_uri = Address + "keys" },
            (_, "/keys") => Keys(),
            _ => null,
        };
        context.Response.StatusCode = body is null ? 500 : 200;
        var bytes = body is null ? [] : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body));
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private object Keys()
    {
        KeyRequests++;
        var point = _curve.ExportParameters(false).Q;
        var keys = _keys.Select(object (key) => new
        {
            kty = "RSA",
            use = "sig",
            kid = key.Id,
            n = Base64UrlEncoder.Encode(key.Key.ExportParameters(false).Modulus),
            e = Base64UrlEncoder.Encode(key.Key.ExportParameters(false).Exponent),
        });
        return new
        {
            keys = keys.Append(new { kty = "EC", use = "sig", kid = "curve", crv = "P-256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) }),
        };
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
