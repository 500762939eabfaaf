namespace Stp.Embedded.Hosting;

/// <summary>Marks the endpoint of a route that its contract opens to everybody.</summary>
internal sealed class OpenRoute;
