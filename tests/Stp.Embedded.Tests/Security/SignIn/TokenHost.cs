using System.Net.Http.Headers;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Security.SignIn;

/// <summary>A running product that takes the tokens of an issuer on this machine.</summary>
internal sealed class TokenHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private TokenHost(DirectoryInfo folder, RunningHost running, TokenIssuer issuer) => (_folder, Running, Issuer) = (folder, running, issuer);

    public RunningHost Running { get; }

    public TokenIssuer Issuer { get; }

    public static async Task<TokenHost> StartAsync(params IEnumerable<(string Name, string Value)> more)
    {
        var issuer = new TokenIssuer();
        var folder = Directory.CreateTempSubdirectory("stp-tokens-");
        var settings = new Dictionary<string, string?>
        {
            ["SignIn:Audience"] = $"other {TokenIssuer.Audience}",
            ["SignIn:MetadataAddress"] = new Uri(issuer.Address, ".well-known/openid-configuration").AbsoluteUri,
            ["SignIn:KeyRefreshPause"] = "00:00:01",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return new TokenHost(folder, await RunningHost.StartAsync(folder.FullName, settings: settings, withReference: false), issuer);
    }

    /// <summary>Asks for positions with a token.</summary>
    public Task<HttpResponseMessage> AskAsync(string token, string path = "positions") => SendAsync(path, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    public Task<HttpResponseMessage> SendAsync(string path, Action<HttpRequestMessage> change)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        change(request);
        return Running.Client.Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        Issuer.Dispose();
        _folder.Delete(recursive: true);
    }
}
