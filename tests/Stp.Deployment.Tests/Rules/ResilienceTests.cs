using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Rules;

/// <summary>What production has so that the loss of a zone or a region stops nothing, and what development does without.</summary>
public sealed class ResilienceTests
{
    private const string Account = "Microsoft.DocumentDB/databaseAccounts";

    [Fact]
    public async Task Production_IsInThreeRegionsWithItsDocuments_AndPartitionsFailOverByThemselves()
    {
        var account = (await Snapshot.OfAsync("prod")).Of(Account).Single();

        Assert.Equal("Strong", account.Text("properties.consistencyPolicy.defaultConsistencyLevel"));
        Assert.Equal(3, account.At("properties.locations").EnumerateArray().Count(region => region.GetProperty("isZoneRedundant").GetBoolean()));
        Assert.Equal("True", account.Text("properties.perPartitionAutomaticFailoverEnabled"));
        Assert.Equal("True", account.Text("properties.enableAutomaticFailover"));
        Assert.Equal("Continuous", account.Text("properties.backupPolicy.type"));
    }

    [Fact]
    public async Task Production_ReplicatesMessagesAndReferenceData()
    {
        var deployment = await Snapshot.OfAsync("prod");
        var bus = deployment.Of("Microsoft.ServiceBus/namespaces").Single();

        Assert.Equal("Premium", bus.Text("sku.name"));
        Assert.Equal(
            ["westeurope Primary", "northeurope Secondary"],
            bus.At("properties.geoDataReplication.locations").EnumerateArray().Select(
                region => $"{region.GetProperty("locationName").GetString()} {region.GetProperty("roleType").GetString()}"));
        Assert.Contains(deployment.Of("Microsoft.Storage/storageAccounts"), account => account.Text("sku.name") == "Standard_RAGZRS");
    }

    [Theory]
    [InlineData("test", 1)]
    [InlineData("prod", 1)]
    [InlineData("prod", 2)]
    public async Task StampOutsideDevelopment_IsSpreadOverZones(string environment, int stamp)
    {
        var deployment = await Snapshot.OfAsync(environment, stamp);

        Assert.Equal("True", deployment.Of("Microsoft.Web/serverfarms").Single().Text("properties.zoneRedundant"));
        Assert.DoesNotContain(deployment.Of("Microsoft.Storage/storageAccounts"), account => account.Text("sku.name") == "Standard_LRS");
        Assert.Equal("FC1", deployment.Of("Microsoft.Web/serverfarms").Single().Text("sku.name"));
    }

    [Fact]
    public async Task SecondStamp_MakesNothingThatIsShared_AndUsesAllOfIt()
    {
        var (first, second) = (await Snapshot.OfAsync("prod"), await Snapshot.OfAsync("prod", stamp: 2));

        Assert.Empty(second.Of(Account).Concat(second.Of("Microsoft.ServiceBus/namespaces")).Concat(second.Of("Microsoft.KeyVault/vaults")));
        var differing = first.Settings().Where(setting => second.Settings()[setting.Key] != setting.Value).Select(setting => setting.Key);
        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID", "AzureWebJobsStorage__blobServiceUri",
                "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__tableServiceUri", "Cosmos__region", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
                "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "ServiceBus__clientId", "Stamp__Name",
            ],
            differing.Order(StringComparer.Ordinal));
        Assert.All(second.Resources.Where(one => one.Text("location") is "westeurope"), one => Assert.Fail($"{one} is in the region of the other stamp."));
    }

    /// <summary>Two schedulers would each run the end of a day, so the stamps have one between them.</summary>
    [Fact]
    public async Task BothStamps_RunTheirOrchestrationsInOneScheduler_WhichBothReach()
    {
        var (first, second) = (await Snapshot.OfAsync("prod"), await Snapshot.OfAsync("prod", stamp: 2));
        var scheduler = first.Of("Microsoft.DurableTask/schedulers").Single();

        Assert.All(new[] { first, second }, deployment =>
        {
            Assert.Contains($"'{scheduler.Id}'", deployment.Settings()["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"], StringComparison.OrdinalIgnoreCase);
            Assert.Contains(
                deployment.Of("Microsoft.Network/privateEndpoints"),
                endpoint => endpoint.Text("properties.privateLinkServiceConnections").Contains(scheduler.Id, StringComparison.OrdinalIgnoreCase));
        });
    }

    /// <summary>A lost region answers nothing, so a deployment that asks it for anything fails.</summary>
    [Fact]
    public async Task SecondStamp_WithTheFirstRegionLost_AsksNothingOfIt()
    {
        var (first, left) = (await Snapshot.OfAsync("prod"), await Snapshot.LeftAsync());

        Assert.Equal(
            first.Of("Microsoft.ServiceBus/namespaces").Concat(first.Of(Account)).Select(one => one.Id),
            left.Of("Microsoft.ServiceBus/namespaces").Concat(left.Of(Account)).Select(one => one.Id));
        Assert.All(left.Resources, one => Assert.DoesNotContain("rg-stp-prod-1/", one.Json.GetRawText(), StringComparison.OrdinalIgnoreCase));
        Assert.Empty(DeploymentRules.Offences(left, isPrivate: true));
    }

    [Fact]
    public async Task Development_IsCheap()
    {
        var deployment = await Snapshot.OfAsync("dev");

        Assert.Equal("Standard", deployment.Of("Microsoft.ServiceBus/namespaces").Single().Text("sku.name"));
        Assert.Contains("EnableServerless", deployment.Of(Account).Single().Text("properties.capabilities"), StringComparison.Ordinal);
        Assert.Empty(deployment.Of("Microsoft.Network/privateEndpoints"));
        Assert.Empty(deployment.Of("Microsoft.Web/sites").Single().Texts("properties.functionAppConfig.scaleAndConcurrency.alwaysReady"));
    }

    [Fact]
    public async Task EveryEnvironment_GivesThePipelineWhatItNeeds()
    {
        string[] needed =
            ["agentsSubnetId", "functionAppHostName", "functionAppId", "functionAppName", "hostStorageName", "identityPrincipalId", "insightsId", "schedulerName", "sharedNames", "workspaceId"];

        foreach (var deployment in await Snapshot.AllAsync())
        {
            Assert.Equal(needed, deployment.Outputs.Order(StringComparer.Ordinal));
        }
    }
}
