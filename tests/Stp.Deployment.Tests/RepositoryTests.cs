namespace Stp.Deployment.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Files_OfTheFunctionApp_AreNamedFromTheRootWithoutBuildOutput()
    {
        var files = Repository.Files("functions/Stp.Functions", "*.cs");

        Assert.Contains("functions/Stp.Functions/Program.cs", files);
        Assert.DoesNotContain(files, file => file.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OfHostJson_GivesItsText() => Assert.Contains("\"version\": \"2.0\"", Repository.Read("host.json"), StringComparison.Ordinal);
}
