using Microsoft.Azure.Functions.Worker;

namespace Stp.Functions.Reference;

/// <summary>Every minute: carries out a change of reference data that a crash or an outage has left in force and not yet carried out.</summary>
internal sealed class CompleteReferenceChange(TableReferenceStore store)
{
    [Function(nameof(CompleteReferenceChange))]
    public Task RunAsync([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => store.CompleteAsync(cancellationToken);
}
