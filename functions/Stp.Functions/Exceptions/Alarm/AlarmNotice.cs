using Stp.Domain.Holding.Alarm;

namespace Stp.Functions.Exceptions.Alarm;

/// <summary>What the webhook is sent when an alarm is raised, and when it clears. <see cref="Text"/> is what chat systems show.</summary>
/// <param name="Kind">What is watched.</param>
/// <param name="IsRaised">Whether the alarm is raised, or has cleared.</param>
/// <param name="At">Since when.</param>
/// <param name="Open">How many exceptions are open.</param>
/// <param name="Oldest">When the oldest of them was received; null where none is open.</param>
/// <param name="Text">A sentence.</param>
internal sealed record AlarmNotice(AlarmKind Kind, bool IsRaised, DateTimeOffset At, int Open, DateTimeOffset? Oldest, string Text);
