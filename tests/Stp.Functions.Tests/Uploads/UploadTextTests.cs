using System.Text;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Functions.Uploads;

namespace Stp.Functions.Tests.Uploads;

public sealed class UploadTextTests
{
    private const string Text = "Börse;€\n";

    [Fact]
    public void EveryEncoding_IsRead()
    {
        Assert.Equal(Text, Decode(Encoding.UTF8.GetBytes(Text), TextEncoding.Utf8));
        Assert.Equal(Text, Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], TextEncoding.Utf8));
        Assert.Equal(Text, Decode([(byte)'B', 0xF6, .. "rse;"u8, 0x80, (byte)'\n'], TextEncoding.Windows1252));
        Assert.Equal(Text, Decode(Encoding.Unicode.GetBytes(Text), TextEncoding.Utf16));
        Assert.Equal(Text, Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], TextEncoding.Utf16));
        Assert.Equal(Text, Decode([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], TextEncoding.Utf16));
    }

    [Fact]
    public void BytesThatAreNone_AreAFaultOfTheirLine()
    {
        var faults = new UploadFaults();

        Assert.Null(UploadText.Decode([.. "a\nb\nB"u8, 0xF6, .. "rse\n"u8], TextEncoding.Utf8, faults));

        Assert.Equal(3, Assert.Single(faults.Found).Line);
    }

    [Fact]
    public void HalfACharacter_IsAFault()
    {
        var faults = new UploadFaults();

        Assert.Null(UploadText.Decode([0x41, 0x00, 0x42], TextEncoding.Utf16, faults));

        Assert.Single(faults.Found);
    }

    private static string? Decode(byte[] file, TextEncoding encoding)
    {
        var faults = new UploadFaults();
        var text = UploadText.Decode(file, encoding, faults);
        Assert.Empty(faults.Found);
        return text;
    }
}
