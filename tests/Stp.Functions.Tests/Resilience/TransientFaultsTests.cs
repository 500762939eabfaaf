using Azure.Messaging.ServiceBus;
using Stp.Functions.Resilience;

namespace Stp.Functions.Tests.Resilience;

public sealed class TransientFaultsTests
{
    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, true)]
    [InlineData(ServiceBusFailureReason.ServiceBusy, true)]
    [InlineData(ServiceBusFailureReason.MessagingEntityDisabled, true)]
    [InlineData(ServiceBusFailureReason.MessagingEntityNotFound, false)]
    [InlineData(ServiceBusFailureReason.MessageSizeExceeded, false)]
    public void Includes_FaultOfAQueue_AsItsReasonSays(ServiceBusFailureReason reason, bool passes) =>
        Assert.Equal(passes, TransientFaults.Includes(new ServiceBusException("fault", reason)));
}
