using System.Text;
using Stp.Domain.Fix;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Normalizing;

public sealed class FastTimeTests
{
    [Theory]
    [InlineData("20261120-14:03:07")]
    [InlineData("20261120-14:03:07.416")]
    [InlineData("20240229-23:59:59.999")]
    [InlineData("20000101-00:00:00.000")]
    [InlineData("20261120-14:03:07.416820")]
    public void UsualForms_AreReadAsTheGeneralReaderDoes(string text)
    {
        var value = Encoding.ASCII.GetBytes(text);

        Assert.True(FastTime.TryParse(value, out var fast));
        Assert.True(FixTime.TryParseTimestamp(value, out var general));
        Assert.Equal(general, fast);
    }

    /// <summary>One byte of a good time is changed in every way: whatever the fast reader takes, the general one must take alike.</summary>
    [Fact]
    public void WhateverItTakes_TheGeneralReaderTakesAlike()
    {
        foreach (var text in new[] { "20261120-14:03:07", "20261120-14:03:07.416", "20260228-23:59:59.000", "20261120-14:03:07.416820" })
        {
            for (var at = 0; at < text.Length; at++)
            {
                for (var one = 0; one < 256; one++)
                {
                    var value = Encoding.ASCII.GetBytes(text);
                    value[at] = (byte)one;
                    if (FastTime.TryParse(value, out var fast))
                    {
                        Assert.True(FixTime.TryParseTimestamp(value, out var general), Encoding.Latin1.GetString(value));
                        Assert.Equal(general, fast);
                    }
                }
            }
        }
    }

    [Fact]
    public void EveryDay_IsReadAsTheGeneralReaderDoes()
    {
        Span<byte> value = stackalloc byte[8];
        for (var number = 0; number < 10_000; number++)
        {
            // Leap years, months 0 to 13 and days 0 to 32 among them.
            var (year, month, day) = (1996 + (number % 9), number / 9 % 14, number / 126 % 33);
            _ = Encoding.ASCII.GetBytes($"{year:D4}{month:D2}{day:D2}", value);

            Assert.Equal(FixTime.TryParseDate(value, out var general), FastTime.TryParseDate(value, out var fast));
            Assert.Equal(general, fast);
        }
    }
}
