using System.IO.Compression;
using System.Runtime.Versioning;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>What is deployed: a package that the host finds its functions in.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PackageTests : IDisposable
{
    private static readonly string[] Parts =
        ["host.json", "functions.metadata", "worker.config.json", "extensions.json", "Stp.Functions.dll", ".azurefunctions/function.deps.json"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-package-");

    private string Package => Path.Combine(_folder.FullName, "out", "stp.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Package_HoldsEverythingAlsoWhatIsHidden()
    {
        var run = await MakeAsync(Parts);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var zip = await ZipFile.OpenReadAsync(Package);
        Assert.Equal(Parts.Order(StringComparer.Ordinal), zip.Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/')).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("functions.metadata")]
    [InlineData(".azurefunctions/function.deps.json")]
    public async Task Package_ThatLacksAPart_IsNotMade(string part)
    {
        var run = await MakeAsync([.. Parts.Where(other => other != part)]);

        Assert.Equal((1, $"make-package.sh: the package lacks {part.Split('/')[0]}."), (run.ExitCode, run.ErrorLines[^1]));
        Assert.False(File.Exists(Package));
    }

    [Fact]
    public async Task Package_WithLocalSettings_IsNotMade() => Assert.Equal(1, (await MakeAsync([.. Parts, "local.settings.json"])).ExitCode);

    [Fact]
    public async Task Package_HoldsTheFilesOfTheFirm_WhereTheTemplateLooksForThem()
    {
        var root = _folder.CreateSubdirectory("repository");
        var scripts = root.CreateSubdirectory(RunbookScript.Folder);
        foreach (var script in (string[])["common.sh", "make-package.sh"])
        {
            File.Copy(Repository.PathOf($"{RunbookScript.Folder}/{script}"), Path.Combine(scripts.FullName, script));
        }

        await File.WriteAllTextAsync(Path.Combine(root.CreateSubdirectory("firm/eod").FullName, "end-of-day.json"), "{}");

        var run = await MakeAsync(Parts, Path.Combine(scripts.FullName, "make-package.sh"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var zip = await ZipFile.OpenReadAsync(Package);
        Assert.Contains("firm/eod/end-of-day.json", zip.Entries.Select(entry => entry.FullName));
    }

    /// <summary>Runs the script with a compiler that makes files of these names.</summary>
    private async Task<Bash> MakeAsync(string[] files, string script = $"{RunbookScript.Folder}/make-package.sh")
    {
        var compiler = Path.Combine(_folder.FullName, "dotnet");
        await File.WriteAllTextAsync(
            compiler, $"#!/usr/bin/env bash\nfolder=\"${{@: -1}}\"\nmkdir -p \"$folder/.azurefunctions\"\n{string.Concat(files.Select(file => $"touch \"$folder/{file}\"\n"))}rmdir \"$folder/.azurefunctions\" 2>/dev/null || true\n");
        File.SetUnixFileMode(compiler, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await Bash.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" },
            script, "--to", Package);
    }
}
