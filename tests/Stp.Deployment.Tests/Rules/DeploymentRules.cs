using System.Text.Json;
using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Rules;

/// <summary>What no deployment may be without: no key works, and what is private is private.</summary>
internal static class DeploymentRules
{
    /// <summary>Versions that are no release, each with the reason.</summary>
    private static readonly Dictionary<string, string> Previews = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Insights/diagnosticSettings@2021-05-01-preview"] = "there is no release of it",
    };

    /// <summary>Parts of a text that is a key, or that asks Azure for one.</summary>
    private static readonly string[] SecretParts = ["listKeys", "listConnectionStrings", "listAccountSas", "AccountKey=", "SharedAccessKey=", "sig="];

    /// <summary>Where a type says that its keys do not work, and how.</summary>
    private static readonly Dictionary<string, (string Path, string Value)> Keyless = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.ServiceBus/namespaces"] = ("properties.disableLocalAuth", "True"),
        ["Microsoft.DocumentDB/databaseAccounts"] = ("properties.disableLocalAuth", "True"),
        ["Microsoft.Storage/storageAccounts"] = ("properties.allowSharedKeyAccess", "False"),
        ["Microsoft.Insights/components"] = ("properties.DisableLocalAuth", "True"),
        ["Microsoft.OperationalInsights/workspaces"] = ("properties.features.disableLocalAuth", "True"),
        ["Microsoft.KeyVault/vaults"] = ("properties.enableRbacAuthorization", "True"),
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = ("properties.allow", "False"),
    };

    /// <summary>Types that can be reached by an address, and the part of them that a private endpoint leads to.</summary>
    private static readonly Dictionary<string, string[]> Private = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.ServiceBus/namespaces"] = ["namespace"],
        ["Microsoft.DocumentDB/databaseAccounts"] = ["Sql"],
        ["Microsoft.Storage/storageAccounts"] = ["blob", "table"],
        ["Microsoft.KeyVault/vaults"] = ["vault"],
        ["Microsoft.DurableTask/schedulers"] = ["scheduler"],
        ["Microsoft.Web/sites"] = ["sites"],
    };

    /// <summary>Types that can be reached by an address and stay public, each with the reason.</summary>
    private static readonly Dictionary<string, string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Insights/components"] = "telemetry goes to Azure Monitor with a token",
        ["Microsoft.OperationalInsights/workspaces"] = "people read logs with a token",
    };

    /// <summary>Types that have no address of their own, or whose children do.</summary>
    private static readonly HashSet<string> Inert = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets", "Microsoft.Insights/actionGroups", "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Insights/metricAlerts", "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/workbooks",
        "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Network/natGateways", "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/privateDnsZones",
        "Microsoft.Network/privateEndpoints", "Microsoft.Network/routeTables", "Microsoft.Network/virtualNetworks", "Microsoft.Web/serverfarms",
        // Of a NAT gateway: things go out by it, and nothing comes in.
        "Microsoft.Network/publicIPAddresses",
    };

    /// <summary>A sentence for each thing that is wrong with a deployment.</summary>
    public static IReadOnlyList<string> Offences(Snapshot deployment, bool isPrivate) =>
    [
        .. deployment.Resources.SelectMany(OfEach),
        .. isPrivate ? deployment.Resources.SelectMany(resource => OfPrivate(resource, deployment)) : [],
    ];

    private static IEnumerable<string> OfEach(Resource resource)
    {
        if (resource.ApiVersion.EndsWith("-preview", StringComparison.Ordinal) && !Previews.ContainsKey($"{resource.Type}@{resource.ApiVersion}"))
        {
            yield return $"{resource}: version {resource.ApiVersion} is no release.";
        }

        if (Keyless.TryGetValue(resource.Type, out var rule) && resource.Text(rule.Path) != rule.Value)
        {
            yield return $"{resource}: {rule.Path} is not {rule.Value}, so a key may work.";
        }

        if (Secrets(resource.Json).FirstOrDefault() is { } secret)
        {
            yield return $"{resource}: a key is in it: {secret}.";
        }

        var root = string.Join('/', resource.Type.Split('/').Take(2));
        if (!Private.ContainsKey(root) && !Public.ContainsKey(root) && !Inert.Contains(root))
        {
            yield return $"{resource}: nothing is known of whether its type is private.";
        }
    }

    private static IEnumerable<string> OfPrivate(Resource resource, Snapshot deployment)
    {
        if (!Private.TryGetValue(resource.Type, out var groups))
        {
            yield break;
        }

        if (!string.Equals(resource.Text("properties.publicNetworkAccess"), "Disabled", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{resource}: it can be reached from the internet.";
        }

        var reached = deployment.Of("Microsoft.Network/privateEndpoints")
            .SelectMany(endpoint => endpoint.At("properties.privateLinkServiceConnections").EnumerateArray())
            .Select(connection => connection.GetProperty("properties"))
            .Where(link => string.Equals(link.GetProperty("privateLinkServiceId").GetString(), resource.Id, StringComparison.OrdinalIgnoreCase))
            .SelectMany(link => link.GetProperty("groupIds").EnumerateArray().Select(group => group.GetString()));
        if (!reached.Intersect(groups, StringComparer.Ordinal).Any())
        {
            yield return $"{resource}: no private endpoint leads to it.";
        }
    }

    /// <summary>Texts that are a key, or that ask Azure for one.</summary>
    private static IEnumerable<string> Secrets(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Secrets(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Secrets),
        JsonValueKind.String when IsSecret(element.GetString()!) => [element.GetString()!],
        _ => [],
    };

    private static bool IsSecret(string text) =>
        SecretParts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
