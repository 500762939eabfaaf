using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Stp.Domain.People;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>What a token, or the platform, says of its bearer.</summary>
public sealed class TokenClaimsTests(TokenClaimsTests.Product product) : IClassFixture<TokenClaimsTests.Product>
{
    private const string Uk = "GAS-UK-01";

    private readonly TokenHost _host = product.Host;

    [Fact]
    public async Task A_token_without_accounts_is_for_all() => Assert.Equal([Uk, "GAS-US-01"], await AccountsAsync(claims: null));

    [Fact]
    public async Task A_token_with_accounts_is_for_those() => Assert.Equal([Uk], await AccountsAsync(new[] { Uk }));

    [Fact]
    public async Task A_token_with_one_account_as_a_text_is_for_that() => Assert.Equal([Uk], await AccountsAsync(Uk));

    [Fact]
    public async Task A_token_with_an_empty_list_of_accounts_is_for_none() => Assert.Empty(await AccountsAsync(Array.Empty<string>()));

    [Theory]
    [InlineData(7)]
    [InlineData("")]
    public async Task A_token_whose_accounts_cannot_be_read_is_refused(object claim)
    {
        var token = _host.Issuer.Token(descriptor => descriptor.Claims!["accounts"] = claim);
        await Problems.AssertAsync(await _host.AskAsync(token), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData(" ann")]
    public async Task A_name_that_could_forge_a_log_is_refused(string name)
    {
        var token = _host.Issuer.Token(descriptor => descriptor.Claims!["preferred_username"] = name);
        await Problems.AssertAsync(await _host.AskAsync(token), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_program_is_named_by_its_id()
    {
        var token = _host.Issuer.Token(descriptor =>
        {
            descriptor.Claims!.Remove("preferred_username");
            descriptor.Claims["azp"] = "11111111-2222-3333-4444-555555555555";
        });
        using var response = await _host.AskAsync(token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void A_token_without_a_subject_is_known_by_its_name()
    {
        var token = _host.Issuer.Token(descriptor => descriptor.Claims!.Remove("sub"));

        var caller = new Caller(new TokenClaims(new SignInOptions()).PrincipalOf(new JsonWebToken(token))!);

        Assert.Equal(new Person("ann@firm.example", $"{_host.Issuer.Issuer}#name:ann@firm.example"), caller.Person);
    }

    [Theory]
    [InlineData("T", "O", "T/O")]
    [InlineData("T", null, "{0}#7")]
    [InlineData(null, "O", "{0}#7")]
    public void A_token_is_known_by_tenant_and_object_or_else_by_issuer_and_subject(string? tenant, string? objectId, string id)
    {
        var token = _host.Issuer.Token(descriptor =>
        {
            foreach (var (claim, value) in new[] { ("tid", tenant), ("oid", objectId) }.Where(claim => claim.Item2 is not null))
            {
                descriptor.Claims![claim] = value!;
            }
        });

        var caller = new Caller(new TokenClaims(new SignInOptions()).PrincipalOf(new JsonWebToken(token))!);

        Assert.Equal(new Person("ann@firm.example", id.Replace("{0}", _host.Issuer.Issuer, StringComparison.Ordinal)), caller.Person);
    }

    [Fact]
    public async Task The_platforms_own_sign_in_counts_where_the_platform_says_that_it_is_on()
    {
        using var response = await _host.SendAsync("positions", request => request.Headers.Add(PlatformSignIn.Header, Principal(Uk)));

        Assert.Equal([Uk], await ReadAccountsAsync(response));
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("e30=")]
    [InlineData("bnVsbA==")]
    public async Task A_header_of_the_platform_that_names_nobody_is_refused(string header)
    {
        using var response = await _host.SendAsync("positions", request => request.Headers.TryAddWithoutValidation(PlatformSignIn.Header, header));
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task The_platforms_header_from_anybody_else_is_nothing()
    {
        await using var host = await TokenHost.StartAsync();
        using var response = await host.SendAsync("positions", request => request.Headers.Add(PlatformSignIn.Header, Principal(Uk)));
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    /// <summary>Has a trade in each of two accounts; no test changes it.</summary>
    public sealed class Product : IAsyncLifetime
    {
        internal TokenHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await TokenHost.StartAsync(("WEBSITE_AUTH_ENABLED", "True"));
            foreach (var account in (string[])[Uk, "GAS-US-01"])
            {
                await Books.AddAsync(Host.Running, account);
            }
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private static string Principal(string account) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        name_typ = "name",
        role_typ = "roles",
        claims = new[]
        {
            new { typ = ClaimTypes.NameIdentifier, val = "7" }, new { typ = "name", val = "Ann" }, new { typ = "roles", val = "positions.read" }, new { typ = "accounts", val = account },
        },
    })));

    private async Task<List<string?>> AccountsAsync(object? claims)
    {
        var token = _host.Issuer.Token(descriptor =>
        {
            if (claims is not null)
            {
                descriptor.Claims!["accounts"] = claims;
            }
        });
        using var response = await _host.AskAsync(token);
        return await ReadAccountsAsync(response);
    }

    private static async Task<List<string?>> ReadAccountsAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return [.. page.GetProperty("value").EnumerateArray().Select(position => position.GetProperty("account").GetString())];
    }
}
