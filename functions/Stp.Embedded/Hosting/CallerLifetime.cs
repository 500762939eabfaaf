using Microsoft.Extensions.Hosting;

namespace Stp.Embedded.Hosting;

/// <summary>The host lives until its caller disposes it: signals of the process are the business of the commands.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
