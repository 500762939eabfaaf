using System.Text;

namespace Stp.Functions.Http;

/// <summary>Raw bytes in a JSON body: as text where they are text, so that a person can read them, else as base64.</summary>
internal static class RawText
{
    public const string Utf8 = "utf-8";
    public const string Base64 = "base64";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text and how it is encoded; turning it back gives the same bytes.</summary>
    public static (string Text, string Encoding) Of(ReadOnlySpan<byte> raw)
    {
        try
        {
            return (Strict.GetString(raw), Utf8);
        }
        catch (DecoderFallbackException)
        {
            return (Convert.ToBase64String(raw), Base64);
        }
    }

    /// <summary>The bytes of a text, as it is encoded.</summary>
    public static byte[] Bytes(string text, string encoding) => encoding == Base64 ? Convert.FromBase64String(text) : Strict.GetBytes(text);
}
