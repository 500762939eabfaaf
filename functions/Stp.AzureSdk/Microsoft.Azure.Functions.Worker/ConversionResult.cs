namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What became of a conversion.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>Whether it was done.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value of a success.</summary>
    public object? Value { get; }

    /// <summary>The error of a failure.</summary>
    public Exception? Error { get; }

    /// <summary>Not this converter's business.</summary>
    public static ConversionResult Unhandled() => new(ConversionStatus.Unhandled, null, null);

    /// <summary>Done.</summary>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>Tried and failed.</summary>
    public static ConversionResult Failed(Exception exception) =>
        new(ConversionStatus.Failed, null, exception ?? throw new ArgumentNullException(nameof(exception)));
}
