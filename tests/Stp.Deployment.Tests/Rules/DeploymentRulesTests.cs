using System.Text.Json;
using System.Text.Json.Nodes;
using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Rules;

public sealed class DeploymentRulesTests
{
    [Fact]
    public async Task EveryDeployment_KeepsTheRules()
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            Assert.Empty(DeploymentRules.Offences(deployment, isPrivate: deployment.Environment != "dev"));
        }
    }

    [Theory]
    [InlineData("Microsoft.ServiceBus/namespaces", "properties.disableLocalAuth", "false", "a key may work")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "properties.disableLocalAuth", "null", "a key may work")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "true", "a key may work")]
    [InlineData("Microsoft.Insights/components", "properties.DisableLocalAuth", "false", "a key may work")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "true", "a key may work")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.publicNetworkAccess", "\"enabled\"", "reached from the internet")]
    [InlineData("Microsoft.Web/sites", "properties.publicNetworkAccess", "\"Enabled\"", "reached from the internet")]
    [InlineData("Microsoft.DurableTask/schedulers", "properties.publicNetworkAccess", "null", "reached from the internet")]
    [InlineData("Microsoft.DurableTask/schedulers", "id", "\"/another\"", "no private endpoint leads to it")]
    [InlineData("Microsoft.Web/sites", "apiVersion", "\"2026-01-01-preview\"", "is no release")]
    [InlineData("Microsoft.Web/sites", "type", "\"Microsoft.Cache/redis\"", "nothing is known")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.appSettings", """[{ "name": "a", "value": "[listKeys('a', '2021-04-01').keys[0].value]" }]""", "a key is in it")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.appSettings", """[{ "name": "a", "value": "Endpoint=sb://a/;SharedAccessKey=b" }]""", "a key is in it")]
    public async Task PlantedOffence_IsFound(string type, string path, string value, string offence)
    {
        var deployment = await Snapshot.OfAsync("prod");

        var changed = deployment with { Resources = [.. deployment.Resources.Select(one => one.Type == type ? Changed(one, path, value) : one)] };

        Assert.Contains(DeploymentRules.Offences(changed, isPrivate: true), text => text.Contains(offence, StringComparison.Ordinal));
    }

    private static Resource Changed(Resource resource, string path, string value)
    {
        var json = JsonNode.Parse(resource.Json.GetRawText())!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(json, (node, name) => node[name]!);
        parent[names[^1]] = JsonNode.Parse(value);
        return new Resource(JsonSerializer.SerializeToElement(json));
    }
}
