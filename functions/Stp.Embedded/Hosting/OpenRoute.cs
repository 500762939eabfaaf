namespace Stp.Embedded.Hosting;

/// <summary>Marks the endpoint of a route that its contract opens to everybody, or that itself tells people how to sign in.</summary>
internal sealed class OpenRoute;
