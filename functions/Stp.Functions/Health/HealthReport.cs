namespace Stp.Functions.Health;

/// <summary>The state of the process and of what it needs.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> (works on its last good copy) or <c>unavailable</c>.</param>
/// <param name="Checks">Each dependency by name: <c>ok</c> or what is wrong.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Checks);
