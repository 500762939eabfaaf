using Stp.Functions.Security.SignIn;

namespace Stp.Functions.Tests.Security;

public class SignInSettingsTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("api://stp", "72f988bf-86f1-41af-91ab-2d7cd011db47", null)]
    [InlineData("api://stp", "firm.onmicrosoft.com", null)]
    [InlineData("api://stp", null, "https://issuer.example/.well-known/openid-configuration")]
    [InlineData("api://stp", null, "http://127.0.0.1:5000/.well-known/openid-configuration")]
    public void Settings_that_can_be_meant_are_sound(string? audience, string? tenant, string? metadata) => Assert.True(AreSound(audience, tenant, metadata));

    [Theory]
    [InlineData("api://stp", null, null)]
    [InlineData("api://stp", "", "")]
    [InlineData("api://stp", "common", null)]
    [InlineData("api://stp", "organizations", null)]
    [InlineData("api://stp", "a/../b", null)]
    [InlineData("api://stp", null, "http://issuer.example/.well-known/openid-configuration")]
    [InlineData("api://stp", null, "not an address")]
    public void Settings_that_would_let_in_anybody_or_nobody_are_not(string? audience, string? tenant, string? metadata) => Assert.False(AreSound(audience, tenant, metadata));

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(301, 60)]
    [InlineData(60, 0)]
    public void Times_have_limits(int skewSeconds, int pauseSeconds) => Assert.False(SignInSettings.AreSound(new SignInOptions
    {
        Audience = "api://stp",
        TenantId = "firm.onmicrosoft.com",
        ClockSkew = TimeSpan.FromSeconds(skewSeconds),
        KeyRefreshPause = TimeSpan.FromSeconds(pauseSeconds),
    }));

    private static bool AreSound(string? audience, string? tenant, string? metadata) =>
        SignInSettings.AreSound(new SignInOptions { Audience = audience, TenantId = tenant, MetadataAddress = metadata });
}
