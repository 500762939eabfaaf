using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay;

namespace Stp.Functions.Tests.EndOfDay;

public sealed class EndOfDayFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-eod-");

    [Fact]
    public void No_folder_gives_the_built_in_settings() => Assert.Same(EndOfDaySettings.BuiltIn, EndOfDayFolder.Read(null));

    [Fact]
    public void Files_of_ones_own_join_the_built_in_ones()
    {
        var builtIn = EndOfDaySettings.BuiltInTexts().ToDictionary();
        Write("calendars/ours.json", builtIn["calendars/eex.json"].Replace("\"eex\"", "\"ours\"", StringComparison.Ordinal));
        Write(
            "end-of-day.json",
            builtIn["end-of-day.json"].Replace(
                "\"clearingFirms\": {}",
                """ "clearingFirms": { "abn": { "format": "europe", "calendar": "ours", "deadline": "20:00" } } """,
                StringComparison.Ordinal));

        var settings = EndOfDayFolder.Read(_folder.FullName);

        Assert.Equal("ours", settings.ClearingFirms["abn"].Calendar.Name);
        Assert.Equal("europe", settings.ClearingFirms["abn"].Format.Name);
    }

    [Theory]
    [InlineData("calendars/broken.json")]
    [InlineData("statement-format/misspelt.json")]
    public void A_file_that_cannot_be_used_is_named(string name)
    {
        Write(name, "{ \"name\": 1 }");

        Assert.Contains(
            name, Assert.Throws<EndOfDaySettingsException>(() => EndOfDayFolder.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Throws<DirectoryNotFoundException>(() => EndOfDayFolder.Read(Path.Combine(_folder.FullName, "none")));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
