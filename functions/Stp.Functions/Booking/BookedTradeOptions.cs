namespace Stp.Functions.Booking;

/// <summary>How other systems are told of booked trades.</summary>
internal sealed class BookedTradeOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "BookedTrades";

    /// <summary>Name of the Service Bus topic, in the namespace of the queues. None: nobody is told, and nothing is sent.</summary>
    public string? Topic { get; set; }
}
