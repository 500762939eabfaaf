namespace Stp.Functions.Stamps;

/// <summary>This stamp among those that share one book. Section <c>Stamp</c>.</summary>
internal sealed class StampOptions
{
    public const string Section = "Stamp";

    /// <summary>What is wrong where <see cref="IsValid"/> says no.</summary>
    public const string Rule = $"{Section}: Name is up to 64 letters, digits and hyphens, SilentAfter from 30 seconds to 1 hour.";

    private const int MaxName = 64;

    /// <summary>Its name, for example its region. Empty: it stands alone; it gives no sign of life and looks for none.</summary>
    public string Name { get; set; } = "";

    /// <summary>How long another stamp may give no sign of life. Default 90 s: an instance that is replaced takes part of that.</summary>
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(90);

    public static bool IsValid(StampOptions options) =>
        options.Name.Length <= MaxName && options.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        && options.SilentAfter >= TimeSpan.FromSeconds(30) && options.SilentAfter <= TimeSpan.FromHours(1);
}
