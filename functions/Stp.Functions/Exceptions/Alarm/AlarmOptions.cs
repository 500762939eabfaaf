namespace Stp.Functions.Exceptions.Alarm;

/// <summary>When people are told of held messages; section <c>Exceptions:Alarm</c>.</summary>
public sealed class AlarmOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Exceptions:Alarm";

    /// <summary>Open exceptions that are too many, 1 to 1,000,000. Default 100.</summary>
    public int MaxOpen { get; set; } = 100;

    /// <summary>How long an exception may be open, 1 minute to 31 days. Default 1 hour.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(1);

    internal static bool IsValid(AlarmOptions options) =>
        options.MaxOpen is >= 1 and <= 1_000_000 && options.MaxAge >= TimeSpan.FromMinutes(1) && options.MaxAge <= TimeSpan.FromDays(31);
}
