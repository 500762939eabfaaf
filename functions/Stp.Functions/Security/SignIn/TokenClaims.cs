using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Stp.Functions.Security.SignIn;

/// <summary>Reads who a checked token belongs to.</summary>
internal sealed class TokenClaims(SignInOptions options)
{
    /// <summary>Claims that name a program, which signs in for itself.</summary>
    private static readonly string[] NamesOfPrograms = ["azp", "appid", "sub"];

    /// <summary>The bearer; null where the token does not say who that is, or says of accounts what cannot be read.</summary>
    public ClaimsPrincipal? PrincipalOf(JsonWebToken token)
    {
        // Read as it is written: the token's own accessors turn values into types of their choice, and an empty list into none.
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var claims = payload.RootElement;
        var name = NamesOfPrograms.Prepend(options.NameClaim).Select(claim => TextOf(claims, claim)).FirstOrDefault(text => text is not null);
        var id = Subjects.Of(TextOf(claims, "tid"), TextOf(claims, "oid"), TextOf(claims, "iss"), TextOf(claims, "sub"), name);
        if (id is null || !Principals.IsName(name) || !TryList(claims, options.RolesClaim, out var roles) || !TryList(claims, options.AccountsClaim, out var accounts))
        {
            return null;
        }

        return Principals.Create(id, name!, roles ?? [], accounts, SignInKinds.Bearer);
    }

    private static string? TextOf(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The texts of a claim; null where the token has none. An empty list is a list: who is restricted to no account sees nothing.</summary>
    private static bool TryList(JsonElement claims, string claim, out IReadOnlyCollection<string>? texts)
    {
        texts = null;
        if (!claims.TryGetProperty(claim, out var value))
        {
            return true;
        }

        JsonElement[] items = value.ValueKind switch
        {
            JsonValueKind.String => [value],
            JsonValueKind.Array => [.. value.EnumerateArray()],
            _ => [default],
        };
        texts = [.. items.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "")];
        return !texts.Contains("");
    }
}
