using Microsoft.Azure.Functions.Worker.Converters;
using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Names the conversion; the surrounding does it.</summary>
internal sealed class FromBodyConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => Declaration.Only<ValueTask<ConversionResult>>();
}
