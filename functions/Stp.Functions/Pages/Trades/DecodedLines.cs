using Stp.Domain.Holding.Decoding;
using Stp.Pages.Parts;
using DecodedMessage = Stp.Domain.Holding.Decoding.DecodedMessage;

namespace Stp.Functions.Pages.Trades;

/// <summary>Decoded messages as pages show them.</summary>
internal static class DecodedLines
{
    public static DecodedModel Of(DecodedMessage message) =>
        new(message.Format, message.Dialect, [.. message.Fields.Select(Of)], message.Rest, message.RestBytes, message.IsCut);

    private static DecodedLine Of(DecodedField field) => new(field.Tag, field.Name, field.Value, field.IsCause, [.. field.Fields.Select(Of)]);
}
