using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Hosting;
using Stp.Functions.Messaging;
using Stp.Functions.Security;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>host.json, the template of local settings and the roles in Entra, against the code and the documents.</summary>
public sealed class HostFileTests
{
    private static readonly JsonNode Host = JsonNode.Parse(Repository.Read("host.json"))!;

    public static TheoryData<string> Settings => [.. Leaves(Host, "")];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Setting_IsExplained(string path) => Assert.Contains($"| `{path}` |", Repository.Read("docs/operations.md"), StringComparison.Ordinal);

    [Fact]
    public void Explanations_AreOfSettingsThatExist_WithTheirValues()
    {
        var rows = Repository.Read("docs/operations.md").Split('\n')
            .Where(line => line.StartsWith("| `extensions.", StringComparison.Ordinal) || line.StartsWith("| `logging.", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.All(rows, row => Assert.Equal($"`{ValueOf(row[1].Trim('`'))}`", row[2]));
    }

    [Fact]
    public void Settings_ThatHostJsonNames_AreInTheTemplateOfLocalSettings()
    {
        var local = JsonNode.Parse(Repository.Read("functions/Stp.Functions/local.settings.template.json"))!["Values"]!.AsObject();
        var durable = Host["extensions"]!["durableTask"]!;

        Assert.Contains(durable["hubName"]!.GetValue<string>().Trim('%'), local);
        Assert.Contains(durable["storageProvider"]!["connectionStringName"]!.GetValue<string>(), local);
        Assert.Contains($"{Queues.Connection}__fullyQualifiedNamespace", local);
        Assert.Contains("Cosmos__accountEndpoint", local);
        Assert.Contains("Tables__serviceUri", local);
    }

    [Fact]
    public void Roles_AreThoseOfTheCode()
    {
        using var roles = JsonDocument.Parse(Repository.Read("eng/azure/app-roles.json"));

        Assert.Equal(Roles.All, roles.RootElement.EnumerateArray().Select(role => role.GetProperty("value").GetString()!));
        Assert.Equal(Roles.All.Count, roles.RootElement.EnumerateArray().Select(role => role.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public void Pausing_SwitchesOffEveryFunctionThatTakesMessages()
    {
        var taking = typeof(StpServices).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(ServiceBusTriggerAttribute))))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);
        var script = Repository.Read("eng/azure/consumption.sh");
        var line = script[script.IndexOf("for function in ", StringComparison.Ordinal)..].Split('\n')[0];

        Assert.Equal(taking.Order(StringComparer.Ordinal), line["for function in ".Length..^"; do".Length].Split(' ').Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node is JsonObject group
        ? group.SelectMany(pair => Leaves(pair.Value!, path.Length == 0 ? pair.Key : $"{path}.{pair.Key}"))
        : [path];

    private static string ValueOf(string path)
    {
        // Names of log categories have dots of their own, so what is left is tried as a whole before it is cut.
        var node = Host;
        for (var rest = path; rest.Length > 0;)
        {
            var key = node.AsObject().Select(pair => pair.Key).Where(key => rest == key || rest.StartsWith(key + ".", StringComparison.Ordinal)).MaxBy(key => key.Length);
            Assert.True(key is not null, $"host.json has no {path}.");
            (node, rest) = (node[key]!, rest.Length == key.Length ? "" : rest[(key.Length + 1)..]);
        }

        return node.ToString();
    }
}
