using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>Only a whole, current token of our issuer, for us, signed with one of its published keys, lets anybody in.</summary>
public sealed class BearerTokenTests(SharedTokenHost shared) : IClassFixture<SharedTokenHost>
{
    private readonly TokenHost _host = shared.Host;

    private TokenIssuer Issuer => _host.Issuer;

    [Fact]
    public async Task A_valid_token_lets_in_and_its_roles_are_those_of_the_caller()
    {
        using var allowed = await _host.AskAsync(Issuer.Token());
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);

        await Problems.AssertAsync(await _host.AskAsync(Issuer.Token(), "exceptions"), HttpStatusCode.Forbidden, "role-missing");
    }

    [Fact]
    public async Task A_token_signed_on_a_curve_lets_in_too()
    {
        using var response = await _host.AskAsync(Issuer.Token(token => token.SigningCredentials = Issuer.CurveCredentials()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Keys_are_asked_for_once()
    {
        await using var host = await TokenHost.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            using var response = await host.AskAsync(host.Issuer.Token());
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(1, host.Issuer.KeyRequests);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_local_any_more()
    {
        using var response = await _host.SendAsync("positions", _ => { });

        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().ToString());
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public Task An_expired_token() => IsRefusedAsync(Issuer.Token(token => token.Expires = TokenIssuer.Now.AddMinutes(-2)));

    [Fact]
    public Task A_token_without_an_end() => IsRefusedAsync(Issuer.Token(token => token.Expires = null));

    [Fact]
    public Task A_token_that_is_not_in_force_yet() => IsRefusedAsync(Issuer.Token(token => token.NotBefore = TokenIssuer.Now.AddMinutes(5)));

    [Fact]
    public async Task A_clock_that_is_off_by_less_than_the_skew_is_forgiven()
    {
        using var response = await _host.AskAsync(Issuer.Token(token => token.Expires = TokenIssuer.Now.AddSeconds(-20)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public Task A_token_of_another_issuer() => IsRefusedAsync(Issuer.Token(token => token.Issuer = "https://evil.example/"));

    [Fact]
    public Task A_token_for_another_audience() => IsRefusedAsync(Issuer.Token(token => token.Audience = "api://another"));

    [Fact]
    public Task A_token_for_nobody() => IsRefusedAsync(Issuer.Token(token => token.Audience = null));

    [Fact]
    public async Task A_key_that_the_issuer_does_not_publish()
    {
        using var own = RSA.Create(2048);
        var credentials = new SigningCredentials(new RsaSecurityKey(own) { KeyId = "unknown" }, SecurityAlgorithms.RsaSha256);
        await IsRefusedAsync(Issuer.Token(token => token.SigningCredentials = credentials));
    }

    [Fact]
    public async Task Another_key_under_the_name_of_a_published_one()
    {
        using var own = RSA.Create(2048);
        var credentials = new SigningCredentials(new RsaSecurityKey(own) { KeyId = Issuer.KeyId }, SecurityAlgorithms.RsaSha256);
        await IsRefusedAsync(Issuer.Token(token => token.SigningCredentials = credentials));
    }

    [Fact]
    public Task A_token_without_a_signature() => IsRefusedAsync(Issuer.Token(token => token.SigningCredentials = null));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public Task An_algorithm_that_is_none(string algorithm) =>
        IsRefusedAsync($"{Encoded(new { alg = algorithm, typ = "JWT" })}.{Issuer.Token().Split('.')[1]}.");

    /// <summary>The classic confusion: the public key, which everybody has, as the secret of a shared-key algorithm.</summary>
    [Fact]
    public async Task The_public_key_as_a_shared_secret()
    {
        var signed = $"{Encoded(new { alg = "HS256", typ = "JWT", kid = Issuer.KeyId })}.{Issuer.Token().Split('.')[1]}";
        foreach (var secret in (byte[][])[Issuer.Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(Issuer.Key.ExportSubjectPublicKeyInfoPem()), Issuer.Key.ExportParameters(false).Modulus!])
        {
            await IsRefusedAsync($"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
        }
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public Task An_algorithm_that_is_not_pinned(string algorithm) => IsRefusedAsync(Issuer.Token(token => token.SigningCredentials = Issuer.Credentials(algorithm)));

    [Fact]
    public async Task A_token_whose_content_was_changed()
    {
        var parts = Issuer.Token().Split('.');
        var content = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("positions.read", "exceptions.manage", StringComparison.Ordinal);
        await IsRefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(content)}.{parts[2]}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("....")]
    public Task What_is_no_token(string token) => IsRefusedAsync(token);

    [Fact]
    public Task A_token_of_another_type() => IsRefusedAsync(Issuer.Token(token => token.TokenType = "logout+jwt"));

    [Fact]
    public Task A_token_that_is_too_long() =>
        IsRefusedAsync(Issuer.Token(token => token.Claims!["groups"] = Enumerable.Range(0, 900).Select(i => $"group-{i:000000}").ToArray()));

    [Theory]
    [InlineData("Basic YW5uOnNlY3JldA==")]
    [InlineData("Bearer")]
    [InlineData("bearer  ")]
    public async Task Another_scheme(string authorization)
    {
        using var response = await _host.SendAsync("positions", request => request.Headers.TryAddWithoutValidation("Authorization", authorization));
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Two_tokens_at_once()
    {
        var token = Issuer.Token();
        using var response = await _host.SendAsync("positions", request => request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {token}", $"Bearer {token}"]));
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_taken_and_the_old_one_still_is()
    {
        await using var host = await TokenHost.StartAsync();
        var old = host.Issuer.Token();
        using (var before = await host.AskAsync(old))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        host.Issuer.AddKey("second");
        // Keys are asked for again at most once a second here.
        await Eventually.HoldsAsync(
            async () =>
            {
                using var response = await host.AskAsync(host.Issuer.Token());
                return response.StatusCode == HttpStatusCode.OK;
            },
            "the new key is taken");
        using var after = await host.AskAsync(old);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Without_keys_nobody_is_let_in_and_the_client_is_told_to_wait()
    {
        await using var host = await TokenHost.StartAsync();
        host.Issuer.GoDown();
        await Problems.AssertAsync(await host.AskAsync(host.Issuer.Token()), HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    private static string Encoded(object header) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(header));

    private async Task IsRefusedAsync(string token)
    {
        using var response = await _host.AskAsync(token);
        var text = await response.Content.ReadAsStringAsync();
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
        // Who forges tokens learns nothing of what was wrong, and the token is not repeated.
        Assert.DoesNotContain("IDX", text, StringComparison.Ordinal);
        Assert.True(token.Length < 8 || !text.Contains(token, StringComparison.Ordinal));
    }
}
