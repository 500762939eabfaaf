using Stp.Domain.People;

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>Why a break is there, as a person has said it.</summary>
/// <param name="By">Name of who.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
/// <param name="ById">What stays theirs whatever they are called; null in explanations from before it was kept.</param>
public sealed record Explanation(string By, DateTimeOffset At, string Text, string? ById = null)
{
    internal Person Who => new(By, ById);
}

/// <summary>A signature under a day.</summary>
/// <param name="By">Name of who.</param>
/// <param name="At">When.</param>
/// <param name="HasExplained">Whether the signer had explained any of the day's breaks.</param>
/// <param name="ById">What stays theirs whatever they are called; null in signatures from before it was kept.</param>
public sealed record Signature(string By, DateTimeOffset At, bool HasExplained, string? ById = null)
{
    internal Person Who => new(By, ById);
}
