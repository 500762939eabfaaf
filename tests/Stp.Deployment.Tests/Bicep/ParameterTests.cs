using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Bicep;

/// <summary>Parameters say what they are for, and the README lists them.</summary>
public sealed partial class ParameterTests
{
    [Fact]
    public async Task EveryParameter_SaysWhetherItMustBeGiven()
    {
        foreach (var template in await CompiledTemplate.AllAsync())
        {
            foreach (var parameter in Members(template, "parameters"))
            {
                var must = parameter.Value.TryGetProperty("defaultValue", out _) ? "Optional. " : "Required. ";
                Assert.StartsWith(must, Description(parameter.Value), StringComparison.Ordinal);
            }

            Assert.All(Members(template, "outputs"), output => Assert.NotEqual("", Description(output.Value)));
        }
    }

    [Fact]
    public async Task EveryPropertyOfAType_IsDescribed()
    {
        var types = Members(await CompiledTemplate.MainAsync(), "definitions").Where(type => !type.Name.StartsWith('_')).ToList();

        Assert.NotEmpty(types);
        Assert.All(
            types.Where(type => type.Value.TryGetProperty("properties", out _)),
            type => Assert.All(type.Value.GetProperty("properties").EnumerateObject(), property => Assert.NotEqual("", Description(property.Value))));
    }

    [Theory]
    [InlineData("parameters", "Parameters")]
    [InlineData("outputs", "Outputs")]
    public async Task Readme_ListsThemAllAndNoOther(string members, string heading)
    {
        var declared = Members(await CompiledTemplate.MainAsync(), members).Select(member => member.Name).Order(StringComparer.Ordinal);

        var section = Repository.Read("bicep/README.md").Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));

        Assert.Equal(declared, Row().Matches(section).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    private static List<JsonProperty> Members(JsonElement template, string name) =>
        template.TryGetProperty(name, out var members) ? [.. members.EnumerateObject()] : [];

    private static string Description(JsonElement element) =>
        element.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("description", out var text) ? text.GetString() ?? "" : "";

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();
}
