namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>A product that takes tokens, for tests that leave it and its issuer as they are.</summary>
public sealed class SharedTokenHost : IAsyncLifetime
{
    internal TokenHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TokenHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
