using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Rules;

/// <summary>What Flex Consumption takes, and what it refuses a whole deployment for.</summary>
public sealed class FunctionAppTests
{
    private const string Site = "Microsoft.Web/sites";

    /// <summary>Refused by name (error 51021) or by the list of what the plan no longer knows; the compiler accepts them, because other plans do.</summary>
    private static readonly HashSet<string> RefusedProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "alwaysOn", "ftpsState", "functionAppScaleLimit", "functionsRuntimeScaleMonitoringEnabled", "javaVersion", "linuxFxVersion", "netFrameworkVersion", "powerShellVersion",
        "preWarmedInstanceCount", "use32BitWorkerProcess", "vnetRouteAllEnabled", "windowsFxVersion",
    };

    private static readonly HashSet<string> RefusedSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_CONTENTOVERVNET", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_VNET_ROUTE_ALL",
    };

    [Fact]
    public async Task EveryFunctionApp_HasNothingThatThePlanRefuses()
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            var site = deployment.Of(Site).Single();

            Assert.DoesNotContain(site.At("properties.siteConfig").EnumerateObject(), property => RefusedProperties.Contains(property.Name));
            Assert.DoesNotContain(deployment.Settings().Keys, RefusedSettings.Contains);
            Assert.Equal(("dotnet-isolated", "10.0"), (site.Text("properties.functionAppConfig.runtime.name"), site.Text("properties.functionAppConfig.runtime.version")));
        }
    }

    /// <summary>With zones, a group that is always ready has an instance in two of them at least.</summary>
    [Fact]
    public async Task WhatIsAlwaysReady_IsReadyInTwoZones()
    {
        foreach (var deployment in (await Snapshot.AllAsync()).Where(one => one.Environment != "dev"))
        {
            Assert.All(
                deployment.Of(Site).Single().At("properties.functionAppConfig.scaleAndConcurrency.alwaysReady").EnumerateArray(),
                ready => Assert.InRange(ready.GetProperty("instanceCount").GetInt32(), 2, 20));
        }
    }
}
