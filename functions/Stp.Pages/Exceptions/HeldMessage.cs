using Stp.Pages.Parts;

namespace Stp.Pages.Exceptions;

/// <summary>A held message with everything that is known of it, as <c>GET exceptions/{id}</c> gives it.</summary>
public sealed record HeldMessage
{
    /// <summary>The message as the list has it.</summary>
    public required HeldRow Row { get; init; }

    /// <summary>A reason code.</summary>
    public required string Reason { get; init; }

    /// <summary>The group that it is in.</summary>
    public required string Cause { get; init; }

    /// <summary>How long the message is.</summary>
    public required int RawBytes { get; init; }

    /// <summary>The trade concerned, or null.</summary>
    public string? TradeKey { get; init; }

    /// <summary>The message with the names of its fields.</summary>
    public required DecodedModel Decoded { get; init; }

    /// <summary>Everything that was done with it, oldest first.</summary>
    public IReadOnlyList<HeldStep> Steps { get; init; } = [];

    /// <summary>How queues gave up on it, oldest first.</summary>
    public IReadOnlyList<GivenUp> DeadLetters { get; init; } = [];
}

/// <summary>Something that was done with a held message.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it, or asked for it.</param>
/// <param name="Kind">What it was: <c>assigned</c>, <c>commented</c>, <c>reprocessed</c>, <c>heldAgain</c>, <c>resolved</c>, <c>dismissed</c>, <c>reopened</c>.</param>
/// <param name="Text">A comment, a reason, a name, or what became of it.</param>
public sealed record HeldStep(DateTimeOffset At, string By, string Kind, string? Text);

/// <summary>A queue that gave a message up.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="At">When.</param>
/// <param name="Deliveries">How often it was delivered.</param>
/// <param name="Reason">What the queue says.</param>
public sealed record GivenUp(string Queue, DateTimeOffset At, int Deliveries, string? Reason);
