using System.Net;
using Stp.Embedded.Security;

namespace Stp.Embedded.Hosting;

/// <summary>Who is let in: the users of a file, who has a token, or, on this machine only, everyone.</summary>
/// <param name="Users">The users; null without a file.</param>
/// <param name="TakesTokens">Whether the functions take bearer tokens.</param>
internal sealed record HostAccess(UserDirectory? Users, bool TakesTokens)
{
    /// <summary>Reads the users where there is a file.</summary>
    /// <exception cref="StartupException">The users file is wrong, or missing where it is needed.</exception>
    public static HostAccess Of(EmbeddedHostOptions options) => options switch
    {
        { UsersFile: { } file } => new HostAccess(UsersFile.Read(file), options.TakesTokens),
        _ when options.TakesTokens || IPAddress.IsLoopback(options.BindAddress) => new HostAccess(Users: null, options.TakesTokens),
        _ => throw new StartupException(
            $"Listening on {options.BindAddress} needs --users FILE, or sign-in settings: without them whoever reaches the port may do everything."),
    };
}
