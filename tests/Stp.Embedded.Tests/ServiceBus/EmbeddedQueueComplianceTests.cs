namespace Stp.Embedded.Tests.ServiceBus;

public sealed class EmbeddedQueueComplianceTests : QueueCompliance
{
    protected override async Task<QueueUnderTest> OpenAsync() => await EmbeddedQueueUnderTest.OpenAsync();
}
