namespace Stp.Domain.EndOfDay.Settings;

/// <summary>How far book and statement may be apart and still agree.</summary>
/// <param name="Price">In price units, 0 or above; a difference of exactly this agrees.</param>
/// <param name="Lots">In lots, 0 or above; a difference of exactly this agrees.</param>
public sealed record Tolerance(decimal Price, decimal Lots)
{
    /// <summary>Nothing but the same number agrees.</summary>
    public static Tolerance None { get; } = new(0, 0);
}
