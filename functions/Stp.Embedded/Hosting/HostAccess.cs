using System.Net;
using Stp.Embedded.Security;

namespace Stp.Embedded.Hosting;

/// <summary>Who is let in: the users of a file, or, on this machine only, everyone.</summary>
/// <param name="Users">The users; null without a file.</param>
internal sealed record HostAccess(UserDirectory? Users)
{
    /// <summary>Reads the users where there is a file.</summary>
    /// <exception cref="StartupException">The users file is wrong, or missing where it is needed.</exception>
    public static HostAccess Of(EmbeddedHostOptions options) => options switch
    {
        { UsersFile: { } file } => new HostAccess(UsersFile.Read(file)),
        _ when IPAddress.IsLoopback(options.BindAddress) => new HostAccess(Users: null),
        _ => throw new StartupException(
            $"Listening on {options.BindAddress} needs --users FILE: without it whoever reaches the port may do everything."),
    };
}
