using System.Net.Sockets;

namespace Stp.Embedded.Tests.Crash;

/// <summary>Requests to a process that is killed meanwhile, or has not been started again.</summary>
internal static class Unanswered
{
    /// <summary>Whether a fault says so. A connection that breaks just as it has been made brings the fault of the socket as it is.</summary>
    public static bool Is(Exception fault) => fault is HttpRequestException or SocketException;
}
