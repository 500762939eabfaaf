using System.Text.Json;
using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Rules;

/// <summary>By which way things leave a network: a subnet that is not told lets nothing out.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("test", 1)]
    [InlineData("prod", 1)]
    [InlineData("prod", 2)]
    public async Task WithoutAFirewall_WhatGoesOutHasAnAddressOfItsOwn(string environment, int stamp)
    {
        var deployment = await Snapshot.OfAsync(environment, stamp);

        Assert.Empty(deployment.Of("Microsoft.Network/routeTables"));
        AssertGoesOutBy("natGateway", Assert.Single(deployment.Of("Microsoft.Network/natGateways")), deployment);
        var address = Assert.Single(deployment.Of("Microsoft.Network/publicIPAddresses"));
        Assert.Contains(address.Id, deployment.Of("Microsoft.Network/natGateways").Single().Text("properties.publicIpAddresses"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task BehindAFirewall_EverythingThatGoesOutPassesIt()
    {
        var deployment = await Snapshot.BehindFirewallAsync();

        Assert.Empty(deployment.Of("Microsoft.Network/natGateways").Concat(deployment.Of("Microsoft.Network/publicIPAddresses")));
        var routes = Assert.Single(deployment.Of("Microsoft.Network/routeTables"));
        Assert.Contains("10.0.0.4", routes.Text("properties.routes"), StringComparison.Ordinal);
        AssertGoesOutBy("routeTable", routes, deployment);
    }

    private static void AssertGoesOutBy(string property, Resource way, Snapshot deployment)
    {
        var subnets = Assert.Single(deployment.Of("Microsoft.Network/virtualNetworks")).At("properties.subnets").EnumerateArray().ToList();

        Assert.Equal(["functions", "endpoints", "agents"], subnets.Select(subnet => subnet.GetProperty("name").GetString()));
        Assert.All(subnets, subnet => Assert.False(subnet.GetProperty("properties").GetProperty("defaultOutboundAccess").GetBoolean()));
        Assert.Equal(
            ["functions", "agents"],
            subnets.Where(subnet => subnet.GetProperty("properties").TryGetProperty(property, out var id) && id.ValueKind == JsonValueKind.Object
                && string.Equals(id.GetProperty("id").GetString(), way.Id, StringComparison.OrdinalIgnoreCase)).Select(subnet => subnet.GetProperty("name").GetString()));
    }
}
