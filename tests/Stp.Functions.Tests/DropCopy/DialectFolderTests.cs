using Stp.Domain.Dialects;
using Stp.Functions.DropCopy;

namespace Stp.Functions.Tests.DropCopy;

public sealed class DialectFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-dialects-");

    [Fact]
    public void No_folder_gives_the_built_in_dialects() => Assert.Same(DialectCatalog.BuiltIn, DialectFolder.Read(null));

    [Fact]
    public void A_file_of_ones_own_serves_its_venue_beside_the_built_in_ones()
    {
        var text = DialectCatalog.BuiltInTexts().Single(file => file.Key == "ice.json").Value;
        File.WriteAllText(Path.Combine(_folder.FullName, "ours.json"), text.Replace("\"ice\"", "\"our-venue\"", StringComparison.Ordinal));

        var catalog = DialectFolder.Read(_folder.FullName);

        Assert.True(catalog.Serves("our-venue"));
        Assert.Equal(DialectCatalog.BuiltIn.Venues.Append("our-venue").Order(StringComparer.Ordinal), catalog.Venues);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "broken.json"), "{ \"name\": 1 }");

        Assert.Contains("broken.json", Assert.Throws<DialectException>(() => DialectFolder.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Throws<DirectoryNotFoundException>(() => DialectFolder.Read(Path.Combine(_folder.FullName, "none")));

    public void Dispose() => _folder.Delete(recursive: true);
}
