using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>Links between the documents lead somewhere.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents => [.. Repository.Files("docs", "*.md").Concat(["README.md", "bicep/README.md"])];

    [Theory]
    [MemberData(nameof(Documents))]
    public void RelativeLinks_LeadToFilesAndHeadings(string document) => Assert.All(
        Link().Matches(Repository.Read(document)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
        target =>
        {
            var (file, anchor) = target.Split('#') is [var name, var heading] ? (name, heading) : (target, null);
            var path = file.Length == 0 ? Repository.PathOf(document) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, file));

            Assert.True(Path.Exists(path), $"{document} leads to {target}, which is not there.");
            Assert.True(anchor is null || Headings(path).Contains(anchor), $"{document} leads to {target}, and there is no such heading.");
        });

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tests_ThatADocumentNames_Exist(string document)
    {
        var files = Repository.Files("tests", "*Tests.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);

        Assert.All(TestClass().Matches(Repository.Read(document)).Select(match => match.Groups["name"].Value), name => Assert.Contains(name, files));
    }

    private static HashSet<string> Headings(string path) =>
    [
        .. File.ReadLines(path).Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<name>\w+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotInAnchors();
}
