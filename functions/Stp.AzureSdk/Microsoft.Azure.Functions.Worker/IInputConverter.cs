namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Converts what a trigger told into a parameter.</summary>
public interface IInputConverter
{
    /// <summary>Converts, or says that it does not.</summary>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
