using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Stories;

/// <summary>What a story asks of a deal; the rest is chance.</summary>
internal sealed record Wish
{
    public Shape? Shape { get; init; }

    public Contract? Contract { get; init; }

    /// <summary>An account code that is not in the reference data.</summary>
    public string? AccountCode { get; init; }

    public string? Text { get; init; }

    public string? EncodedText { get; init; }

    public bool Capture { get; init; }

    public DateOnly? ClearingDate { get; init; }

    public Action<Deal>? Prepare { get; init; }
}
