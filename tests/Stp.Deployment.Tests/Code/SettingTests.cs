using System.Text.Json;
using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Code;

/// <summary>Application settings: what the code asks for is set, and what is set is asked for.</summary>
public sealed class SettingTests
{
    /// <summary>Settings that others than the product's code read.</summary>
    private static readonly Dictionary<string, string> ReadByOthers = new(StringComparer.Ordinal)
    {
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the Functions host, which sends telemetry too",
        ["AzureWebJobsDisableHomepage"] = "the Functions host",
        ["AzureWebJobsStorage__blobServiceUri"] = "the Functions host",
        ["AzureWebJobsStorage__clientId"] = "the Functions host",
        ["AzureWebJobsStorage__credential"] = "the Functions host",
        ["AzureWebJobsStorage__tableServiceUri"] = "the Functions host",
        ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"] = "the Durable Task extension, by its name in host.json",
        ["OTEL_TRACES_SAMPLER"] = "the exporter to Application Insights",
        ["OTEL_TRACES_SAMPLER_ARG"] = "the exporter to Application Insights",
        ["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"] = "App Service authentication, by its name in authsettingsV2",
        ["TASKHUB_NAME"] = "the Durable Task extension, by its name in host.json",
    };

    /// <summary>Settings that the code asks for and can do without, outside the sections of options, each of whose values has a default.</summary>
    private static readonly Dictionary<string, string> Dispensable = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Dialects:folder"] = "where the firm has no dialects of its own",
        ["EndOfDay:folder"] = "where the firm has no files of its own",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "where telemetry goes to Application Insights",
        ["WEBSITE_AUTH_ENABLED"] = "the platform sets it",
    };

    /// <summary>Sections whose values have defaults in the code; the template's parameter "tuning" changes them.</summary>
    private static readonly string[] Sections =
        ["BookedTrades", "EndOfDay:Webhook", "Exceptions:Alarm", "Exceptions:Webhook", "Feeds", "Ingest", "Pages", "Reference", "Resilience", "SignIn", "Stamp", "Stamps:Webhook", "Uploads"];

    [Fact]
    public async Task EverySettingOfTheTemplate_IsReadByTheCodeOrNamedWithItsReader()
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            var asked = AskedSettings.With(deployment.Settings());

            var unread = deployment.Settings().Keys.Where(name => !asked.ContainsKey(name.Replace("__", ":", StringComparison.Ordinal)));

            // The Service Bus extension reads the identity behind the same prefix as the code reads the namespace.
            Assert.Empty(unread.Except(ReadByOthers.Keys).Except(AppCode.Connections.SelectMany(prefix => new[] { $"{prefix}__clientId", $"{prefix}__credential" })));
        }
    }

    [Fact]
    public async Task EverySettingThatTheCodeAsksFor_IsInTheTemplateOrHasADefault()
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            var missed = AskedSettings.With(deployment.Settings()).Where(key => !key.Value).Select(key => key.Key).ToList();

            Assert.All(missed.Except(Dispensable.Keys, StringComparer.OrdinalIgnoreCase), key => Assert.Contains(Sections, section => key.StartsWith(section, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task SettingThatTheCodeNeeds_TakenAway_StopsTheStart()
    {
        var settings = (await Snapshot.OfAsync("dev")).Settings();

        foreach (var name in new[] { "Cosmos__accountEndpoint", "ServiceBus__fullyQualifiedNamespace", "Tables__serviceUri" })
        {
            var fault = Assert.Throws<InvalidOperationException>(() => AskedSettings.With(settings.Where(pair => pair.Key != name).ToDictionary()));
            Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SettingThatNobodyReads_IsFound()
    {
        var settings = (await Snapshot.OfAsync("dev")).Settings().Append(KeyValuePair.Create("Cosmos__acountEndpoint", "https://127.0.0.1/")).ToDictionary();

        Assert.False(AskedSettings.With(settings).ContainsKey("Cosmos:acountEndpoint"));
    }

    [Fact]
    public async Task EveryConnectionOfATrigger_IsAnIdentity()
    {
        var settings = (await Snapshot.OfAsync("prod")).Settings();

        Assert.NotEmpty(AppCode.Connections);
        Assert.All(
            AppCode.Connections,
            prefix => Assert.Equal("managedidentity", settings[$"{prefix}__credential"]));
        Assert.All(AppCode.Connections, prefix => Assert.NotEqual("", settings[$"{prefix}__clientId"] + settings[$"{prefix}__fullyQualifiedNamespace"]));
    }

    [Fact]
    public async Task EverySettingThatHostJsonNames_IsInTheTemplate()
    {
        var settings = (await Snapshot.OfAsync("prod")).Settings();
        using var host = JsonDocument.Parse(Repository.Read("host.json"));

        Assert.All(NamesIn(host.RootElement), name => Assert.Contains(name, settings.Keys));
    }

    /// <summary>Texts between percent signs, and names of connections.</summary>
    private static IEnumerable<string> NamesIn(JsonElement element, string property = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => NamesIn(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => NamesIn(item, property)),
        JsonValueKind.String when element.GetString() is ['%', .. var name, '%'] => [name],
        JsonValueKind.String when property.EndsWith("connectionStringName", StringComparison.OrdinalIgnoreCase) => [element.GetString()!],
        _ => [],
    };
}
