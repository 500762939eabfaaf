using System.Globalization;
using System.Text;
using Stp.Domain.Fix;

namespace Stp.Domain.Tests.Fix;

public class FixTimeTests
{
    [Theory]
    [InlineData("20261120-14:03:07", "2026-11-20T14:03:07.0000000Z")]
    [InlineData("20261120-14:03:07.4", "2026-11-20T14:03:07.4000000Z")]
    [InlineData("20261120-14:03:07.416", "2026-11-20T14:03:07.4160000Z")]
    [InlineData("20261120-14:03:07.416820551", "2026-11-20T14:03:07.4168205Z")]
    [InlineData("20240229-00:00:00.000", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("20161231-23:59:60", "2016-12-31T23:59:59.9999999Z")]
    [InlineData("20161231-23:59:60.500", "2016-12-31T23:59:59.9999999Z")]
    public void A_timestamp_is_read_in_UTC(string text, string expected)
    {
        Assert.True(FixTime.TryParseTimestamp(Encoding.ASCII.GetBytes(text), out var time));
        Assert.Equal(TimeSpan.Zero, time.Offset);
        Assert.Equal(expected, time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261120")]
    [InlineData("20261120-14:03")]
    [InlineData("20261120-14:03:07.")]
    [InlineData("20261120-14:03:07.1234567890")]
    [InlineData("20261120-14:03:07Z")]
    [InlineData("20261120-24:00:00")]
    [InlineData("20261120-14:60:00")]
    [InlineData("20261120-14:03:61")]
    [InlineData("20261320-14:03:07")]
    [InlineData("20230229-14:03:07")]
    [InlineData("20261120T14:03:07")]
    [InlineData("20261120-1a:03:07")]
    [InlineData("2026112 -14:03:07")]
    [InlineData("2026-11-20T14:03:07")]
    [InlineData("<TIME>")]
    public void What_is_no_timestamp_is_refused(string text)
    {
        Assert.False(FixTime.TryParseTimestamp(Encoding.ASCII.GetBytes(text), out var time));
        Assert.Equal(default, time);
    }

    [Theory]
    [InlineData("2015-06-10T15:45:07.155-05:00", "2015-06-10T20:45:07.1550000Z")]
    [InlineData("2015-06-10T15:45:07+02:30", "2015-06-10T13:15:07.0000000Z")]
    [InlineData("2015-06-10T15:45:07Z", "2015-06-10T15:45:07.0000000Z")]
    [InlineData("2015-06-10T15:45:07.25", "2015-06-10T15:45:07.2500000Z")]
    [InlineData("2016-12-31T18:59:60-05:00", "2016-12-31T23:59:59.9999999Z")]
    public void An_XML_timestamp_is_read_with_its_offset(string text, string expected)
    {
        Assert.True(FixTime.TryParseXmlTimestamp(Encoding.ASCII.GetBytes(text), out var time));
        Assert.Equal(TimeSpan.Zero, time.Offset);
        Assert.Equal(expected, time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2015-06-10")]
    [InlineData("2015-06-10 15:45:07")]
    [InlineData("2015-06-10T15:45:07-0500")]
    [InlineData("2015-06-10T15:45:07-05")]
    [InlineData("2015-06-10T15:45:07-15:00")]
    [InlineData("2015-06-10T15:45:07-05:60")]
    [InlineData("2015-06-10T15:45:07 05:00")]
    [InlineData("2015-06-10T15:45:07z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("20150610-15:45:07")]
    public void What_is_no_XML_timestamp_is_refused(string text) =>
        Assert.False(FixTime.TryParseXmlTimestamp(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Dates_are_read_in_the_form_of_their_format()
    {
        Assert.True(FixTime.TryParseDate("20261120"u8, out var date));
        Assert.Equal(new DateOnly(2026, 11, 20), date);
        Assert.True(FixTime.TryParseXmlDate("2026-11-20"u8, out date));
        Assert.Equal(new DateOnly(2026, 11, 20), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261131")]
    [InlineData("20260001")]
    [InlineData("20261100")]
    [InlineData("00001101")]
    [InlineData("2026112")]
    [InlineData("202611200")]
    [InlineData("2026-11-2")]
    [InlineData("2026-11-31")]
    [InlineData("2026/11/20")]
    [InlineData("2026 1 1")]
    public void What_is_no_date_is_refused(string text)
    {
        Assert.False(FixTime.TryParseDate(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(FixTime.TryParseXmlDate(Encoding.ASCII.GetBytes(text), out _));
    }
}
