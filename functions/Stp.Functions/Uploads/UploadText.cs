using System.Text;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Functions.Uploads;

/// <summary>The characters of an uploaded file.</summary>
internal static class UploadText
{
    private const int CodePage = 1252;
    private const char Mark = '\uFEFF';

    /// <summary>The text without its byte order mark; null, with a fault, where the bytes are none.</summary>
    public static string? Decode(byte[] file, TextEncoding encoding, UploadFaults faults)
    {
        try
        {
            return EncodingOf(file, encoding).GetString(file).TrimStart(Mark);
        }
        catch (DecoderFallbackException fault)
        {
            var line = encoding == TextEncoding.Utf8 ? 1 + file.AsSpan(0, Math.Clamp(fault.Index, 0, file.Length)).Count((byte)'\n') : 0;
            faults.Add(line, null, $"The file is not written as {encoding} (byte {fault.Index}).");
            return null;
        }
    }

    private static Encoding EncodingOf(byte[] file, TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        TextEncoding.Utf16 => new UnicodeEncoding(bigEndian: file is [0xFE, 0xFF, ..], byteOrderMark: false, throwOnInvalidBytes: true),
        TextEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(CodePage)!,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
    };
}
