namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>Why a break is there, as a person has said it.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record Explanation(string By, DateTimeOffset At, string Text);

/// <summary>A signature under a day.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="HasExplained">Whether the signer had explained any of the day's breaks.</param>
public sealed record Signature(string By, DateTimeOffset At, bool HasExplained);
