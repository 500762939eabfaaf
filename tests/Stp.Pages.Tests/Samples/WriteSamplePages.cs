using Stp.Pages.Assets;
using Stp.Pages.Layout;

namespace Stp.Pages.Tests.Samples;

/// <summary>Puts every page on disk, to be looked at in a browser: run it by name, and serve the folder that it says.</summary>
public sealed class WriteSamplePages(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task WriteSamplePages_ToFolder_HasEveryPageAndItsFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "sample-pages");
        foreach (var asset in PageAsset.All.Values)
        {
            var path = Path.Combine(folder, PageAsset.Folder, asset.Version, asset.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, asset.Content.ToArray());
        }

        var frame = SampleFrames.Full with { BasePath = "/", Environment = "demo", Notice = new PageNotice("300 messages are on their way.") };
        foreach (var name in SamplePages.Names.Select(row => row.Data))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.html"), await SamplePages.HtmlAsync(name, frame));
        }

        output.WriteLine(folder);
        Assert.NotEmpty(Directory.EnumerateFiles(folder, "*.html"));
    }
}
