namespace Stp.Domain.Tests.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string, string> Cases() => [.. ConformanceScripts.All.Select(script => (script.File, script.Title))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dialect_ReadsTheScriptsMessages_AsTheScriptExpects(string file, string title) =>
        ConformanceRunner.Run(ConformanceScripts.All.Single(script => script.File == file && script.Title == title));

    [Fact]
    public void EveryBuiltInDialect_HasAScript()
    {
        var folders = ConformanceScripts.All.Select(script => script.File.Split('/')[0]).ToHashSet();
        Assert.All(Stp.Domain.Dialects.DialectCatalog.BuiltIn.Dialects, dialect => Assert.Contains(dialect.Name, folders));
    }
}
