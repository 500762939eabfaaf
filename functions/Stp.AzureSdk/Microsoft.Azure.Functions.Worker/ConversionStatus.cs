namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Whether a conversion was done.</summary>
public enum ConversionStatus
{
    /// <summary>Not this converter's business.</summary>
    Unhandled,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Tried and failed.</summary>
    Failed,
}
